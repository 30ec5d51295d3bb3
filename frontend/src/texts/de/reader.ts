// What does the desk say around an article that is read, in German?
import type { Texts } from "..";

export const reader: Texts["reader"] = {
  loading: "Der Artikel wird geladen",
  article: "Artikel",
  claim: "Behauptung",
  claims: "Behauptungen",
  claimsOfArticle: "Behauptungen dieses Artikels",
  history: "Verlauf dieses Artikels",
  key: (key) => `Taste: ${key}`,
  toText: "Zurück zum Text",
  toClaim: "Zurück zur Behauptung",
  allClaims: "Alle Behauptungen",
  position: (at, of) => `${at} von ${of}`,
  previous: "Vorige Behauptung",
  next: "Nächste Behauptung",
  file: "Akte der Behauptung öffnen",
  fileHint: "Alles zu dieser Behauptung auf einer Seite, auch zum Drucken",
  finding: "Behauptungen werden gesucht …",
  findingHere: "Behauptungen werden gesucht … Sie erscheinen hier von selbst.",
  findingLabel: "Behauptungen werden gesucht",
  loadingClaims: "Behauptungen werden geladen",
  none: "Keine Behauptungen gefunden",
  noneHint:
    "Nichts in diesem Text schien überprüfbar. Wenn Sie das wundert: „Noch einmal analysieren“ steht über dem Text.",
};
