// German texts of error messages.
import type { Texts } from "../en";

export const problems: Texts["problems"] = {
  kinds: {
    "malformed-request": {
      happened: "Der Server konnte die Anfrage nicht lesen.",
      next: "Laden Sie die Seite neu und versuchen Sie es noch einmal.",
    },
    "bad-query": {
      happened: "Die Adresse enthält einen Filter, den es nicht gibt.",
      next: "Gehen Sie zurück und wählen Sie den Filter neu.",
    },
    "not-signed-in": {
      happened: "Sie sind nicht mehr angemeldet.",
      next: "Melden Sie sich an und versuchen Sie es noch einmal.",
    },
    "bad-credentials": {
      happened: "Die E-Mail-Adresse oder das Passwort stimmt nicht.",
      next: "Prüfen Sie beides oder fordern Sie ein neues Passwort an.",
    },
    "code-required": {
      happened: "Ihr zweiter Faktor fehlt noch.",
      next: "Geben Sie den Code ein, den Ihr Gerät zeigt, oder einen Ersatzcode.",
    },
    "second-factor-required": {
      happened: "Ihre Rolle verlangt einen zweiten Faktor.",
      next: "Richten Sie ihn unter „Ihr Konto“ ein.",
    },
    forbidden: {
      happened: "Ihr Konto darf das nicht.",
      next: "Fragen Sie die Redaktion oder die Administration.",
    },
    unconfirmed: {
      happened: "Diese Aktion erfordert erneut Ihr Passwort.",
      next: "Versuchen Sie es noch einmal und geben Sie es ein, wenn danach gefragt wird.",
    },
    "cross-origin": {
      happened: "Diese Seite wurde unter einer Adresse geöffnet, die Claimdesk nicht als seine eigene kennt.",
      next: "Öffnen Sie Claimdesk unter der gewohnten Adresse, oder wenden Sie sich an die Administration.",
    },
    "not-found": {
      happened: "Das gibt es nicht, oder nicht mehr.",
      next: "Gehen Sie zurück und suchen Sie es in der Liste.",
    },
    "method-not-allowed": {
      happened: "Der Server kennt diese Aktion nicht.",
      next: "Laden Sie die Seite neu: Sie ist vielleicht älter als der Server.",
    },
    "request-timeout": {
      happened: "Die Verbindung war zu langsam, um das zu senden.",
      next: "Versuchen Sie es noch einmal.",
    },
    conflict: {
      happened: "Das geht beim jetzigen Stand nicht.",
      next: "Sehen Sie sich die Änderungen an, und wählen Sie erneut.",
    },
    "stale-version": {
      happened: "Das hat sich geändert, während Sie daran gearbeitet haben.",
      next: "Sehen Sie sich die Änderungen an, und versuchen Sie es erneut.",
    },
    "too-large": {
      happened: "Das ist zu groß: Ein Artikel darf bis zu 2 MiB Text haben, alles andere 1 MiB.",
      next: "Kürzen Sie es oder senden Sie es in Teilen.",
    },
    "unreadable-document": {
      happened: "Das Dokument ist nicht lesbar.",
      next: "Fügen Sie seinen Text ein, oder senden Sie eine andere Datei.",
    },
    "unsupported-media-type": {
      happened: "Diese Art von Datei nimmt der Server nicht.",
      next: "Senden Sie reinen Text.",
    },
    invalid: {
      happened: "Einige Felder sind ungültig.",
      next: "Korrigieren Sie die markierten Felder, und senden Sie erneut.",
    },
    "precondition-required": {
      happened: "In der Anfrage fehlt die Fassung, die geändert werden soll.",
      next: "Laden Sie die Seite neu und versuchen Sie es noch einmal.",
    },
    throttled: {
      happened: "Zu viele Anfragen.",
      next: "Versuchen Sie es gleich noch einmal.",
    },
    internal: {
      happened: "Der Server konnte das nicht ausführen.",
      next: "Versuchen Sie es noch einmal; wenn der Fehler bleibt, wenden Sie sich an die Administration.",
    },
    unavailable: {
      happened: "Der Server ist überlastet.",
      next: "Es wurde nichts geändert. Versuchen Sie es gleich noch einmal.",
    },
    "unknown-outcome": {
      happened: "Die Datenbank hat die Änderung nicht bestätigt.",
      next: "Sehen Sie nach, ob es getan ist, bevor Sie es noch einmal versuchen.",
    },
  },
  unreachable: {
    happened: "Der Server antwortet nicht.",
    next: "Prüfen Sie die Verbindung und versuchen Sie es noch einmal; nichts Getipptes geht verloren.",
  },
  unreadable: {
    happened: "Die Antwort des Servers ist nicht lesbar.",
    next: "Versuchen Sie es noch einmal; wenn der Fehler bleibt, wenden Sie sich an die Administration.",
  },
  refused: {
    happened: "Der Server hat das abgelehnt.",
    next: "Sehen Sie sich die Änderungen an, und versuchen Sie es erneut.",
  },
  unexpected: {
    happened: "Etwas Unerwartetes ist geschehen.",
    next: "Laden Sie die Seite neu und versuchen Sie es noch einmal.",
  },
  waitSeconds: (n) => `Versuchen Sie es in ${n} ${n === 1 ? "Sekunde" : "Sekunden"} noch einmal.`,
  waitMinutes: (n) => `Versuchen Sie es in ${n} ${n === 1 ? "Minute" : "Minuten"} noch einmal.`,
};
