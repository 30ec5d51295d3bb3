// What does the desk say about claims of other articles that speak of the same thing, in German?
import type { Texts } from "..";

export const related: Texts["related"] = {
  tab: "Verwandte",
  title: "Verwandte Behauptungen",
  loading: "Andere Artikel werden durchgesehen",
  none: "Kein anderer Artikel spricht davon",
  noneHint:
    "Sobald ein Artikel eintrifft, der dasselbe zu sagen scheint, steht er hier neben dieser Behauptung.",
  caption: "Was Artikel über dieselbe Sache sagen, diese Behauptung zuerst",
  article: "Artikel",
  outlet: "Medium",
  published: "Erschienen",
  says: "Sagt",
  beside: "Neben dieser Behauptung",
  agreements: { agrees: "stimmt überein", differs: "weicht ab", unknown: "nicht vergleichbar" },
  standings: { own: "diese Behauptung", fits: "passt dazu", differs: "weicht ab" },
  differsHere: "Weicht ab: ",
  days: "Der Tag, von dem die Rede ist",
  summary: (n, differing) =>
    `${n} ${n === 1 ? "Wert" : "Werte"}, ${differing === 0 ? "keiner weicht ab" : `${differing} ${differing === 1 ? "weicht" : "weichen"} ab`}`,
  asTable: "Als Tabelle",
  merge: "Zusammenführen",
  mergeWith: (statement) => `Zusammenführen mit: ${statement}`,
  merged: "Zusammengeführt: Das ist die ältere der beiden.",
};
