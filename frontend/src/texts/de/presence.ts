// How does the desk say in German who else is here, and whether it hears of them?
import type { Texts } from "..";

export const presence: Texts["presence"] = {
  reading: (name) => `${name} liest mit`,
  writing: (name) => `${name} schreibt hier`,
  here: "Gerade hier: ",
  changed: (name) => `${name} hat das geändert`,
  connecting: "verbindet",
  connectingHint: "Verbindung zum Desk wird aufgebaut …",
  live: "live",
  liveHint: "Live: Was andere ändern, erscheint von selbst.",
  reconnecting: "verbindet neu",
  reconnectingHint: "Der Server antwortet nicht; neuer Versuch läuft.",
  offline: "keine Verbindung",
  offlineHint: "Dieses Gerät hat keine Verbindung.",
  offlineText: "Keine Verbindung. Was Sie tippen, bleibt hier erhalten.",
  reconnectingText: "Der Server antwortet nicht. Was Sie tippen, bleibt hier erhalten.",
  tryNow: "Jetzt versuchen",
};
