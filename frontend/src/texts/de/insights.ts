// German texts of insights: spans, charts, comparisons.
import type { Texts } from "../en";

export const insights: Texts["insights"] = {
  title: "Kennzahlen",
  span: "Zeitraum",
  spans: { 1: "1 Woche", 4: "4 Wochen", 13: "Ein Quartal", 52: "Ein Jahr" },
  counting: "Es wird gezählt",
  ofTable: (table) => ` zu ${table}`,
  none: "Für diesen Zeitraum gibt es keine Daten.",
  noneBefore: "Die Zahlen des Zeitraums davor sind nicht abrufbar. Deshalb fehlt der Vergleich.",
  chart: (name) => `Diagramm: ${name}. Die Zahlen stehen in der Tabelle.`,
  tableOf: (table) => `Tabelle: ${table}`,
  since: (day) => `seit ${day}`,
  days: (first, last) => `${first} bis ${last}`,
  before: (figure) => `davor: ${figure}`,
  inHours: (hours) => `${hours} Std.`,
  charts: {
    waiting: "Stunden seit dem Finden einer Behauptung",
    backlog: "Offene Behauptungen nach Alter und Stand",
    agreement: "Übereinstimmung und Ursprünge",
    corrections: "Berichtigungen je veröffentlichtem Urteil",
    ratings_by_claimant: "Einstufungen nach Urheber",
    ratings_by_outlet: "Einstufungen nach Medium",
  },
  until: { first_assignment: "Erste Zuteilung", publication: "Veröffentlichung" },
  hours: { median_hours: "Median", ninetieth_percentile_hours: "90. Perzentil" },
  shares: {
    approved_without_return: "Ohne Rückgabe freigegeben",
    second_readings_agree: "Zweitprüfung stimmt überein",
    two_origins: "Mindestens zwei Ursprünge",
    clarifications: "Klarstellungen",
    corrections: "Berichtigungen",
    retractions: "Rückzüge",
  },
};
