// What is said about work that the server does by itself, in German?
import type { Texts } from "..";

export const jobs: Texts["jobs"] = {
  title: "Hintergrundarbeit",
  lead: "Was der Server von selbst tut: Behauptungen finden, Mails senden, Feeds ankündigen. Erledigtes verlässt diese Seite.",
  failed: "Aufgegeben",
  running: "Läuft",
  waiting: "Wartet",
  loading: "Die Arbeit wird geladen",
  nothing: "Nichts wartet, nichts ist fehlgeschlagen",
  nothingNext: "Arbeit erscheint hier, solange sie läuft, und bleibt nur, wenn sie fehlschlägt.",
  kinds: {
    analyse: {
      label: "Behauptungen finden",
      failed: "Die Behauptungen dieses Artikels ließen sich nicht finden.",
    },
    mail: {
      label: "Mail senden",
      failed:
        "Eine Mail über den Posteingang ließ sich nicht senden. Die Verwaltung kann die Mail-Einstellungen prüfen.",
    },
    mail_reset: {
      label: "Link zu neuem Passwort senden",
      failed:
        "Ein Link zu einem neuen Passwort ließ sich nicht senden. Die Verwaltung kann die Mail-Einstellungen prüfen.",
    },
    ping_hub: {
      label: "Hub benachrichtigen",
      failed:
        "Der Hub hat nicht erfahren, dass sich die Feeds geändert haben. Wer sie liest, erfährt es später.",
    },
    other: { label: "Andere Arbeit", failed: "Das ließ sich nicht erledigen." },
  },
  asked: "Angefordert ",
  since: "aufgegeben ",
  next: "nächster Versuch ",
  attempts: (n, shown) => `${shown} ${n === 1 ? "Versuch" : "Versuche"}`,
  raw: "Was der Server gesagt hat",
  retry: "Noch einmal",
  retryNamed: (what) => `Noch einmal: ${what}`,
  retryAll: (_n, shown) => `Alle ${shown} noch einmal`,
  retried: "Es wird noch einmal versucht.",
  retriedAll: (n, shown) => `${shown} ${n === 1 ? "wird" : "werden"} noch einmal versucht.`,
};
