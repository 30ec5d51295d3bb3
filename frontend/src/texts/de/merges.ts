// Does a claim say the same as another, or two things at once, in German?
import type { Texts } from "..";

export const merges: Texts["merges"] = {
  title: "Zusammenführen oder teilen",
  part: "Teil einer älteren Behauptung, die dasselbe sagt.",
  undo: "Zusammenführung aufheben",
  undone: "Wieder eine eigene Behauptung.",
  sameAs: "Sagt dasselbe wie eine andere …",
  twoThings: "Sagt zweierlei …",
  mergeTitle: "Welche Behauptung sagt dasselbe?",
  splitTitle: "Einen Teil zur Behauptung machen",
  mergeHelp:
    "Die ältere der beiden behält ihr Urteil und erhält die Fundstellen und die Belege der jüngeren. Das lässt sich rückgängig machen.",
  words: "Wörter der anderen Behauptung",
  merge: "Zusammenführen",
  merged: "Zusammengeführt: Dies ist die ältere der beiden.",
  made: "Der Teil ist jetzt eine eigene Behauptung.",
  statement: "Aussage des Teils",
  statementHelp: "Für sich verständlich, in einem Satz. Sie steht an derselben Stelle im Artikel.",
  kind: "Art",
  make: "Zur Behauptung machen",
};
