// Was sagt der Desk über Berichtigungen?
import type { Texts } from "..";

export const corrections: Texts["corrections"] = {
  title: "Berichtigungen",
  lead: "Was das Publikum über geänderte Urteile erfahren hat. Wählen Sie ein öffentliches Urteil, um es zu berichtigen oder zurückzuziehen.",
  told: "Was das Publikum erfahren hat",
  publicVerdicts: "Öffentliche Urteile",
  search: "In den öffentlichen Urteilen suchen",
  searchHint: "Suchen",
  none: "Nichts wurde berichtigt",
  noneNext:
    "Wird ein öffentliches Urteil berichtigt oder zurückgezogen, steht der Hinweis hier und im Feed der Berichtigungen.",
  noneFound: "Kein öffentliches Urteil enthält diese Wörter. Versuchen Sie es mit weniger.",
  nothingPublic:
    "Noch ist kein Urteil öffentlich. Sobald eines es ist, lässt es sich hier berichtigen oder zurückziehen.",
  loading: "Berichtigungen werden geladen",
  publicList: "Öffentliche Korrekturen",
  publicPage: "Öffentliche Seite",
  of: (statement) => `von „${statement}“`,
  wroteAndApproved: (author, approvers) =>
    approvers ? `von ${author}, freigegeben von ${approvers}` : `von ${author}`,
  classes: { clarification: "Klarstellung", correction: "Berichtigung", retraction: "Rücknahme" },
};
