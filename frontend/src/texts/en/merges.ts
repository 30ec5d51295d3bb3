// Does a claim say the same as another, or two things at once?

export const merges = {
  title: "Merge or split",
  part: "Part of an older claim that says the same.",
  undo: "Undo the merge",
  undone: "A claim of its own again.",
  sameAs: "Says the same as another…",
  twoThings: "Says two things…",
  mergeTitle: "Which claim says the same?",
  splitTitle: "Make a claim of a part",
  mergeHelp:
    "The older of the two keeps its verdict and gets the places and the evidence of the younger. This can be undone.",
  words: "Words of the other claim",
  merge: "Merge",
  merged: "Merged: this is the older of the two.",
  made: "Made: the part is a claim of its own.",
  statement: "Statement of the part",
  statementHelp: "Self-contained, in one sentence. It stands at the same place in the article.",
  kind: "Kind",
  make: "Make a claim of it",
};
