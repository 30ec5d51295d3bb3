// German texts of the queue’s filters, columns and selection.
import type { Texts } from "../en";

export const filters: Texts["filters"] = {
  open: (n) => (n === 0 ? "Weitere Filter" : `Weitere Filter (${n})`),
  title: "Weitere Filter",
  active: "Geltende Filter",
  fields: {
    claimant: "Wer es sagt",
    outlet: "Medium",
    topic: "Thema",
    rating: "Einstufung",
    language: "Sprache",
    author: "Urteil geschrieben von",
    since: "Gefunden ab",
    until: "Gefunden bis",
    article: "Artikel",
  },
  one: (field, value) => `${field}: ${value}`,
  remove: (filter) => `Filter entfernen: ${filter}`,
  clear: "Diese Filter aufheben",
  any: "Jede",
  anybody: "Irgendwem",
  me: "Mir",
  languageSuch: "de",
  thisArticle: "dieser",
  columns: "Spalten",
  columnsHelp: "Auf diesem Gerät gespeichert",
  urgency: "So wird „Dringendste“ gezählt",
  urgencyMeans:
    "Die Prüfwürdigkeit zählt bis zu 800 Punkte. Die Art bringt bis zu 100: Opferzahl 100, Vereinbarung 80, Menge und Ursache 60, Zeitpunkt und Ereignis 40, Zitat 20, Vorhersage 0. Jeder weitere Artikel, der dasselbe sagt, bringt 20, höchstens 100. Die Summe ist höchstens 1000. Wird eine Behauptung eine Stunde später gefunden, bekommt sie einen Punkt mehr, 24 am Tag. Angeheftete Behauptungen kommen zuerst.",
  tickAll: "Alle Behauptungen der Liste auswählen",
  everything: "Alle passenden auswählen",
  most: (shown) => `${shown} sind ausgewählt, mehr lassen sich nicht auf einmal ändern.`,
  many: "999+",
};
