// What does the desk say about where claims lie in an article?

export const claimMap = {
  title: "Where the claims are",
  open: "open",
  decided: "decided",
  dismissed: "dismissed",
  whole: "One part of the text: show all",
  asTable: "As a table",
  begins: "Part that begins",
  claims: "Claims",
  kinds: "Kinds",
  states: "States",
};
