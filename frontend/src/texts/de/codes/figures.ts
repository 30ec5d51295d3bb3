// Tabellen: Titel, Spalten, Namen.
import type { Texts } from "../../en";

export const tables: Texts["codes"]["tables"] = {
  throughput: "Durchsatz je Tag",
  waiting: "Zeit seit dem Finden einer Behauptung",
  open_by_age: "Offene Behauptungen nach Alter",
  workload: "Auslastung",
  quality: "Übereinstimmung, Berichtigungen und Ursprünge",
  ratings_by_claimant: "Einstufungen nach Urheber",
  ratings_by_outlet: "Einstufungen nach Medium",
};

export const columns: Texts["codes"]["columns"] = {
  day: "Tag",
  found: "gefunden",
  submitted: "eingereicht",
  published: "veröffentlicht",
  corrected: "berichtigt",
  dismissed: "verworfen",
  until: "bis",
  claims: "Behauptungen",
  median_hours: "Median (Stunden)",
  ninetieth_percentile_hours: "90. Perzentil (Stunden)",
  unassigned: "nicht vergeben",
  in_review: "in Prüfung",
  approved: "freigegeben",
  person: "Person",
  in_work_now: "jetzt in Arbeit",
  returned: "zurückgegeben",
  what: "was",
  count: "Anzahl",
  of: "von",
  share: "Anteil",
  claimant: "Urheber",
  outlet: "Medium",
  rating: "Einstufung",
  verdicts: "Urteile",
  retracted: "davon zurückgezogen",
};

export const labels: Texts["codes"]["labels"] = {
  first_assignment: "erste Zuteilung",
  publication: "Veröffentlichung",
  under_a_day: "unter einem Tag",
  one_to_three_days: "ein bis drei Tage",
  three_to_seven_days: "drei bis sieben Tage",
  over_a_week: "über eine Woche",
  approved_without_return: "ohne Rückgabe freigegebene Fassungen",
  second_readings_agree: "übereinstimmende Zweitprüfungen",
  clarifications: "Klarstellungen",
  corrections: "Berichtigungen",
  retractions: "Rückzüge",
  two_origins: "Urteile mit zwei unabhängigen Ursprüngen",
  the_article: "der Artikel",
  no_outlet: "ohne Medium",
};
