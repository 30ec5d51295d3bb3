// What is said of what happened to somebody, in German?
import type { Texts } from "..";

export const notifications: Texts["notifications"] = {
  title: "Eingang",
  unreadCount: (shown) => `Eingang, ${shown} ungelesen`,
  loading: "Der Eingang wird geladen",
  none: "Noch ist nichts geschehen",
  noneHelp:
    "Wenn jemand Sie erwähnt, Ihnen eine Behauptung zuteilt oder über Ihr Urteil entscheidet, lesen Sie es hier.",
  markAll: "Alle als gelesen markieren",
  unread: ", ungelesen",
};
