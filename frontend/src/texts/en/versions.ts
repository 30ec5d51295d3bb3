// What does the desk say about the versions of an article?

export const versions = {
  title: "What changed between two versions",
  open: "Versions",
  from: "From",
  to: "To",
  version: (version: number) => `Version ${version}`,
  close: "Back to the article",
  loading: "Comparing the versions",
  takenIn: (version: number) => `Version ${version}, taken in`,
  changes: (n: number) =>
    n === 0 ? "The words are the same." : n === 1 ? "1 paragraph differs." : `${n} paragraphs differ.`,
  same: "These are the same version. Choose two different ones.",
  none: (newest: number) => `There is no such version: this article has ${newest}.`,
  next: "Next change",
  previous: "Previous change",
  unchanged: (n: number) => (n === 1 ? "1 unchanged paragraph" : `${n} unchanged paragraphs`),
  whole:
    "Too much changed inside of this paragraph to compare its words: it is shown as replaced, removed first, added after it.",
  more: (n: number) => (n === 1 ? "Show the last change" : `Show ${n} more`),
  removedParagraph: "Paragraph removed: ",
  addedParagraph: "Paragraph added: ",
  removed: "[removed: ",
  added: "[added: ",
  ended: "]",
};
