// What does the desk say about the talk of colleagues, in German?
import type { Texts } from "..";

export const comments: Texts["comments"] = {
  title: "Kommentare",
  loading: "Kommentare werden geladen",
  none: "Noch hat niemand etwas gesagt. Kommentare bleiben in der Redaktion.",
  notHere:
    "Der Kommentar, zu dem dieser Link führt, ist nicht darunter. Vielleicht gehört er zu einer anderen Behauptung, oder der Link ist unvollständig.",
  settledBy: (who, opening) => `Erledigt von ${who}: ${opening}`,
  wasSettled: (who) => `Erledigt von ${who}`,
  show: "Zeigen",
  answer: "Antworten",
  settle: "Erledigt",
  openAgain: "Wieder öffnen",
  copyLink: "Link kopieren",
  linked: "Der verlinkte Kommentar. ",
  showWords: "Diese Worte im Text zeigen",
  to: (names) => `An ${names}`,
  fresh: "Neuer Kommentar",
  onWords: "Kommentar zu diesen Worten",
  kept: (failure) => `${failure} Was Sie geschrieben haben, ist noch da.`,
  call: "Kollegen hinzurufen",
  say: "Kommentieren",
  cancel: "Abbrechen",
};
