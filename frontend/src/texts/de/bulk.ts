// What is done with many claims at once, in German?
import type { Texts } from "..";

const claims = (n: number, shown: string) => `${shown} ${n === 1 ? "Behauptung" : "Behauptungen"}`;

export const bulk: Texts["bulk"] = {
  title: "Angekreuzte Behauptungen",
  ticked: (n, shown) => `${claims(n, shown)} angekreuzt`,
  changed: (n, shown) => `${claims(n, shown)} geändert.`,
  notChanged: (n, shown) => `${claims(n, shown)} nicht geändert`,
  because: (what, why) => `${what}: ${why}`,
  assignTo: "Zuteilen an …",
  me: " (ich)",
  release: "Abgeben",
  topicsAsk: "Themen …",
  dueAsk: "Frist …",
  dismissAsk: "Verwerfen …",
  untick: "Auswahl aufheben",
  dismissTitle: "Die angekreuzten Behauptungen verwerfen",
  topicsTitle: "Themen der angekreuzten Behauptungen",
  dueTitle: "Bis wann?",
  reason: "Grund",
  note: "Notiz",
  dismiss: "Verwerfen",
  add: "Hinzufügen",
  addHelp: "Nach jedem die Eingabetaste drücken.",
  takeOut: "Entfernen",
  change: "Ändern",
  due: "Fällig",
  dueHelp: "Leer: ohne Frist.",
};
