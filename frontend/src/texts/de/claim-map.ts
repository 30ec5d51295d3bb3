// What does the desk say about where claims lie in an article, in German?
import type { Texts } from "..";

export const claimMap: Texts["claimMap"] = {
  title: "Wo die Behauptungen stehen",
  open: "offen",
  decided: "entschieden",
  dismissed: "verworfen",
  whole: "Ein Teil des Textes: alle zeigen",
  asTable: "Als Tabelle",
  begins: "Abschnitt, der beginnt mit",
  claims: "Behauptungen",
  kinds: "Arten",
  states: "Stände",
};
