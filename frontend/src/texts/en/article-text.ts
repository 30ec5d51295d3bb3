// What does the desk say about the text of an article and about places in it?

export const articleText = {
  makeClaim: "Make a claim",
  comment: "Comment",
  copyLink: "Copy link",
  claim: (hint: string) => `Claim: ${hint}`,
  verdict: (rating: string) => `Verdict: ${rating}`,
  leftOut: (reason: string) => `Left out of the search for claims: ${reason}`,
  linked: "Linked words: ",
  noPlace:
    "This link leads to a place that this text does not have. Nothing is lost: the text is below, whole.",
  noVersion: (version: number, newest: number) =>
    `This link speaks of version ${version}, and there are only ${newest}. You see the newest.`,
  moved: (version: number) =>
    `This link was made in version ${version}. The same words stand in the newest version too; they are marked.`,
  gone: (version: number) =>
    `This link was made in version ${version}, and its words no longer stand in the newest one:`,
  older: (version: number, newest: number) =>
    `You are reading version ${version} of ${newest}. Claims are marked in the newest.`,
  showVersion: (version: number) => `Show version ${version}`,
  showNewest: "Show the newest",
  compare: "Compare the two",
  loadingVersion: "Loading that version",
};
