// What is said of texts that are kept on this device until the server has them, in German?
import type { Texts } from "..";

export const kept: Texts["kept"] = {
  restored: "Ihr getippter Text ist wieder da",
  discard: "Verwerfen",
  homeless:
    "Auf diesem Gerät ist kein Platz für eine Kopie. Senden Sie den Text ab, bevor Sie die Seite verlassen.",
  leaveTitle: "Abmelden und Ungesendetes löschen?",
  leaveText: (n) =>
    n === 1
      ? "Ein Text, den Sie getippt haben, ist nur auf diesem Gerät. Beim Abmelden wird er gelöscht, damit ihn niemand findet, der als Nächstes hier sitzt."
      : `${n} Texte, die Sie getippt haben, sind nur auf diesem Gerät. Beim Abmelden werden sie gelöscht, damit sie niemand findet, der als Nächstes hier sitzt.`,
  leave: "Abmelden und löschen",
  stay: "Bleiben",
};
