// What is said about a claim itself: what it says, how it is graded, and in which words, in German?
import type { Texts } from "..";

export const claims: Texts["claims"] = {
  claim: "Behauptung",
  mustCheck: "unbedingt prüfen",
  checkable: "prüfbar",
  worth: (percent, grade) => `Prüfwürdigkeit ${percent} von 100: ${grade}`,

  byMachine: "Wortlaut maschinell gefunden; noch hat ihn niemand bestätigt.",
  machine: (wording) => ["Maschine: ", wording],
  rewordedBy: (name, when) => [`Neu formuliert von ${name}, `, when],
  reword: "Neu formulieren",
  ambiguous: "Mehrdeutig: ",
  says: "Sagt",
  standsIn: "Steht in",
  untitledArticle: "einem Artikel ohne Titel",
  quotedDirectly: ", wörtlich zitiert",
  reported: ", wiedergegeben",
  reportedWith: (verb) => `, wiedergegeben mit „${verb}“`,
  values: "Zahlen und Zeitpunkte in dieser Behauptung",
  figure: "Zahl",
  measures: "Misst",
  inText: "Im Text",
  why: "Warum ist das eine Behauptung?",

  version: (version) => `Fassung ${version}`,
  showInText: "Diese Worte im Text zeigen",
  topics: "Themen",
  alsoIn: (n) => (n === 1 ? "Steht noch an einer anderen Stelle" : `Steht noch an ${n} anderen Stellen`),
  mainly: "Warum",

  makeTitle: "Behauptung anlegen",
  statementNeeded: "Eine Aussage wird gebraucht.",
  made: "Die Behauptung steht in der Warteliste.",
  statement: "Aussage",
  statementHelp: "So, dass sie ohne den Artikel verständlich ist.",
  kind: "Art",
  kindSuch: "Wie der Wortlaut es nahelegt",
  claimant: "Wer es sagt",
  claimantHelp: "Leer: wen der Wortlaut nennt, sonst der Artikel selbst.",
  kept: (why) => `${why} Was Sie geschrieben haben, ist noch hier.`,
  make: "Behauptung anlegen",

  rewordForm: "Aussage neu formulieren",
  rewordHelp:
    "So, dass sie ohne den Artikel verständlich ist. Der maschinelle Wortlaut bleibt daneben erhalten.",
  reworded: "Neu formuliert.",
  reason: "Grund",
  reasonSuch: "Nennt Jahr und Ort",
  wordingKept: (why) => `${why} Ihr Wortlaut ist noch hier.`,
  saveWording: "Wortlaut speichern",

  loadingHistory: "Der Verlauf wird geladen",
};
