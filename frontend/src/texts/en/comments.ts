// What does the desk say about the talk of colleagues?

export const comments = {
  title: "Comments",
  loading: "Loading the comments",
  none: "Nobody has said anything yet. Comments stay in the newsroom.",
  notHere:
    "The comment that this link leads to is not among these. It may belong to another claim, or the link was cut short.",
  settledBy: (who: string, opening: string) => `Settled by ${who}: ${opening}`,
  wasSettled: (who: string) => `Settled by ${who}`,
  show: "Show",
  answer: "Answer",
  settle: "Settle",
  openAgain: "Open again",
  copyLink: "Copy link",
  linked: "The linked comment. ",
  showWords: "Show these words in the text",
  to: (names: string) => `To ${names}`,
  fresh: "New comment",
  onWords: "Comment on these words",
  kept: (failure: string) => `${failure} What you typed is still here.`,
  call: "Call colleagues",
  say: "Say it",
  cancel: "Cancel",
};
