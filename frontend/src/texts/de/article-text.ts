// What does the desk say about the text of an article and about places in it, in German?
import type { Texts } from "..";

export const articleText: Texts["articleText"] = {
  makeClaim: "Behauptung anlegen",
  comment: "Kommentieren",
  copyLink: "Link kopieren",
  claim: (hint) => `Behauptung: ${hint}`,
  verdict: (rating) => `Urteil: ${rating}`,
  leftOut: (reason) => `Von der Suche nach Behauptungen ausgenommen: ${reason}`,
  linked: "Verlinkte Worte: ",
  noPlace:
    "Dieser Link führt zu einer Stelle, die es in diesem Text nicht gibt. Nichts ist verloren: Der ganze Text steht unten.",
  noVersion: (version, newest) =>
    `Dieser Link meint Fassung ${version}, es gibt aber nur ${newest}. Sie sehen die neueste.`,
  moved: (version) =>
    `Dieser Link stammt aus Fassung ${version}. Dieselben Worte stehen auch in der neuesten; sie sind markiert.`,
  gone: (version) =>
    `Dieser Link stammt aus Fassung ${version}. Seine Worte stehen nicht mehr in der neuesten:`,
  older: (version, newest) =>
    `Sie lesen Fassung ${version} von ${newest}. Behauptungen sind in der neuesten markiert.`,
  showVersion: (version) => `Fassung ${version} zeigen`,
  showNewest: "Neueste zeigen",
  compare: "Beide vergleichen",
  loadingVersion: "Die Fassung wird geladen",
};
