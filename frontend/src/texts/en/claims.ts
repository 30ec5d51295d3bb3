// What is said about a claim itself: what it says, how it is graded, and in which words?
import type { ReactNode } from "react";

export const claims = {
  claim: "Claim",
  mustCheck: "must check",
  checkable: "checkable",
  worth: (percent: number, grade: string) => `Check-worthiness ${percent} of 100: ${grade}`,

  byMachine: "Wording found by the machine; nobody has confirmed it yet.",
  machine: (wording: ReactNode): ReactNode[] => ["Machine: ", wording],
  rewordedBy: (name: string, when: ReactNode): ReactNode[] => [`Reworded by ${name} `, when],
  reword: "Reword",
  ambiguous: "Ambiguous: ",
  says: "Says",
  standsIn: "Stands in",
  untitledArticle: "an untitled article",
  quotedDirectly: ", quoted directly",
  reported: ", reported",
  reportedWith: (verb: string) => `, reported with “${verb}”`,
  values: "Figures and dates in this claim",
  figure: "Figure",
  measures: "Measures",
  inText: "In the text",
  why: "Why is this a claim?",

  version: (version: number) => `version ${version}`,
  showInText: "Show these words in the text",
  topics: "Topics",
  alsoIn: (n: number) => (n === 1 ? "Also in another place" : `Also in ${n} other places`),
  mainly: "Why",

  makeTitle: "Make a claim",
  statementNeeded: "A statement is needed.",
  made: "The claim is in the queue.",
  statement: "Statement",
  statementHelp: "So that it can be understood without the article.",
  kind: "Kind",
  kindSuch: "As the words suggest",
  claimant: "Who says so",
  claimantHelp: "Left empty: whom the words name, or the article itself.",
  kept: (why: string) => `${why} What you wrote is still here.`,
  make: "Make the claim",

  rewordForm: "Reword the statement",
  rewordHelp: "So that it can be understood without the article. The machine's wording is kept beside it.",
  reworded: "Reworded.",
  reason: "Reason",
  reasonSuch: "Names the year and the place",
  wordingKept: (why: string) => `${why} Your wording is still here.`,
  saveWording: "Save the wording",

  loadingHistory: "Loading the history",
};
