// What is said about how the server is doing, in German?
import type { Texts } from "..";

export const health: Texts["health"] = {
  title: "Systemzustand",
  verdict: (n, shown) =>
    n === 0 ? "Alles in Ordnung" : n === 1 ? "Eine Sache braucht Sie" : `${shown} Dinge brauchen Sie`,
  look: "Jetzt nachsehen",
  again: "Diese Seite sieht alle 10 Sekunden nach.",
  unreached: "Der Server antwortet nicht",
  from: (clock) => `Was unten steht, galt um ${clock} Uhr. Diese Seite fragt weiter.`,
  loading: "Der Server wird gefragt",
  groups: {
    work: "Arbeit",
    messages: "Nachrichten an Endpunkte",
    database: "Datenbank",
    backup: "Sicherung",
    server: "Server",
    amounts: "Wie viel es gibt",
  },
  labels: {
    failed: "Aufgegebene Arbeit",
    waiting: "Laufende Arbeit",
    events: "Neues an offene Desks",
    failing: "Gestörte Endpunkte",
    undelivered: "Wartende Nachrichten",
    size: "Größe",
    connections: "Verbindungen",
    postgres: "PostgreSQL",
    backup: "Letzte Sicherung",
    version: "Version",
    since: "Läuft seit",
    articles: "Artikel",
    claims: "Behauptungen",
    verdicts: "Öffentliche Urteile",
    accounts: "Konten",
  },
  running: (running, waiting) => `${waiting} wartend, ${running} in Arbeit`,
  inTime: "rechtzeitig",
  behind: (seconds) => `${seconds} s im Rückstand`,
  oldest: (amount, at) => [`${amount}, die älteste: `, at],
  free: (idle, size) => `${idle} von ${size} frei`,
  schema: (version, migration) => `${version}, Schema ${migration}`,
  never: "nie",
  backedUp: (at, size) => [at, ` (${size})`],
  concerns: {
    failed:
      "Der Server hat es mehrmals versucht und aufgegeben. Sehen Sie nach, was er gesagt hat, und versuchen Sie es noch einmal.",
    late: "Fällige Arbeit wartet seit mehr als einer Minute. Viele Artikel auf einmal brauchen ihre Zeit; hört es nicht auf, starten Sie den Server neu und lesen Sie sein Log.",
    behind:
      "Desks und Endpunkte erfahren spät, was geschieht, weil etwas seit Langem in die Datenbank schreibt. Bleibt es so, suchen Sie ein anderes Programm an der Datenbank, oder starten Sie den Server neu.",
    endpoints:
      "Dort kommen keine Nachrichten an. Ein Endpunkt, an dem fünf Tage lang nichts ankommt, wird abgeschaltet.",
    neverBackedUp: (command) => [
      "Geht dieser Rechner verloren, ist alle Arbeit verloren. Führen Sie ",
      command,
      " auf dem Server aus, am besten täglich von selbst; docs/operations.md sagt, wie. Anders gemachte Sicherungen sind hier nicht bekannt.",
    ],
    backupOld: (command) => [
      "Geht dieser Rechner verloren, ist mehr als eine Woche Arbeit verloren. Führen Sie ",
      command,
      " auf dem Server aus, am besten täglich von selbst; docs/operations.md sagt, wie. Anders gemachte Sicherungen sind hier nicht bekannt.",
    ],
    full: (setting) => [
      "Alle Verbindungen sind belegt, sodass gewartet wird. Bleibt es so, erhöhen Sie ",
      setting,
      " in den Einstellungen des Servers.",
    ],
  },
  toJobs: "Zur Hintergrundarbeit",
  toEndpoints: "Zu den Endpunkten",
};
