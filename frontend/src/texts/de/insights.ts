// How is the newsroom doing, in German?
import type { Texts } from "..";

export const insights: Texts["insights"] = {
  title: "Einblicke",
  span: "Zeitraum",
  spans: { 1: "1 Woche", 4: "4 Wochen", 13: "Ein Quartal", 52: "Ein Jahr" },
  counting: "Es wird gezählt",
  ofTable: (table) => ` zu ${table}`,
  none: "In diesen Wochen gibt es nichts zu zählen.",
};
