// What does the desk say on the page of one claim?

export const claimPage = {
  readInArticle: "Read it in the article",
  print: "Print",
  printed: (at: string) => `Printed ${at}`,
};
