// What is said in German when two people changed the same thing?
import type { Texts } from "..";

export const conflict: Texts["conflict"] = {
  title: "Das hat sich geändert, während Sie geschrieben haben. Ihr Text ist noch da.",
  theirs: "Die andere Fassung",
  theirsBy: (name) => `Fassung von ${name}`,
  mine: "Meine Fassung",
  empty: "leer",
  differences: "Durchgestrichen: nur in der anderen Fassung. Unterstrichen: nur in Ihrer.",
  result: (field) => `Gespeichert wird als „${field}“`,
  resultHelp: "Beginnt mit dem, was oben gewählt ist; ändern Sie es, bis es stimmt.",
  joined: "Von selbst zusammengeführt:",
  fromMe: (field) => `${field} (von Ihnen)`,
  fromThem: (field, name) => `${field} (${name ? `von ${name}` : "andere Fassung"})`,
  history: "Nichts geht verloren: Die andere Fassung bleibt im Verlauf.",
  goOn: "Weiterschreiben",
  takeTheirs: "Andere Fassung nehmen",
  save: "Diese Fassung speichern",
};
