// Which rules hold in this newsroom?

export const settings = {
  title: "Rules of the newsroom",
  loading: "Loading the rules",
  saved: "Saved. The rules hold from now on.",
  approvals: "Approvals",
  approvalsHelp: "How many colleagues other than the author must approve a verdict.",
  origins: "Independent origins",
  originsHelp:
    "How many independent origins the public sources must go back to. Copies of one wire story count once.",
  ratings: "For these ratings",
  ratingsHelp: "Empty: for every rating. All others need one.",
  secondFactor: "Second factor",
  secondFactorHelp: "Roles whose people must have one. Before they do, they can set one up and nothing else.",
  failed: (why: string) => `${why} What you chose is still here; look at it and save again.`,
  forAdmins: "Admins can change these rules.",
};
