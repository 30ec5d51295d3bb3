// What else helps, beside the list of keys, in German?
import type { Texts } from "..";

export const help: Texts["help"] = {
  more: "Weitere Hilfe",
  glossary: "Unsere Wörter",
  firstSteps: "Erste Schritte",
  tour: "Rundgang durch den Lesebereich",
  tourWaits: "Öffnen Sie eine Behauptung: Dort beginnt der Rundgang.",
};
