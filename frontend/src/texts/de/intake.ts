// How does an article come onto the desk, in German?
import type { Texts } from "..";

export const intake: Texts["intake"] = {
  add: "Artikel hinzufügen",
  files: "Dateien",
  drop: "Dateien loslassen, um sie hinzuzufügen",
  dropHint: "Text, Markdown, HTML oder ein Artikel als JSON, je bis zu 2 MiB Text",
  dropSomewhere: "Ziehen Sie Dateien irgendwo auf diese Seite, oder fügen Sie einen Text ein.",
  choose: "Dateien wählen",
  text: "Text",
  textHint:
    "Mit einer Leerzeile zwischen den Absätzen. Fügen Sie ihn ein, oder ziehen Sie eine Datei hierher; mehrere Dateien werden auf einmal hinzugefügt.",
  nothingYet: "Noch nichts",
  length: (words, shownWords, _characters, shownCharacters) =>
    `${shownWords} ${words === 1 ? "Wort" : "Wörter"}, ${shownCharacters} Zeichen`,
  title: "Titel",
  titleHint: "Bleibt er leer, heißt der Artikel nach dem Anfang seines Textes.",
  titleProposed:
    "Vorschlag aus der ersten Zeile des Textes, der bleibt, wie er ist. Ändern oder leeren Sie ihn.",
  outlet: "Medium",
  outletSuch: "Kordaer Bote",
  address: "Adresse",
  byline: "Autorenzeile",
  published: "Veröffentlicht am",
  language: "Sprache",
  languageSuch: "de",
  send: "Hinzufügen und Behauptungen finden",
  cancel: "Abbrechen",
  textMissing: "Fügen Sie den Text des Artikels ein, oder ziehen Sie eine Textdatei hierher.",
  textTooLong: "Das sind mehr als 2 MiB Text. Fügen Sie ihn in Teilen hinzu.",
  kept: "Was Sie geschrieben haben, ist noch da.",
  knownOpened: "Dieser Artikel ist schon da; er wurde geöffnet.",
  newVersionOpened: (version) => `Das wurde Fassung ${version} eines Artikels, der schon da war.`,
  reading: "Wird gelesen…",
  sending: "Wird gesendet…",
  finding: "Behauptungen werden gesucht…",
  found: (n, shown, mustCheck) =>
    `${n === 0 ? "Keine Behauptungen gefunden" : `${shown} ${n === 1 ? "Behauptung" : "Behauptungen"}`}${mustCheck ? `, ${mustCheck} unbedingt zu prüfen` : ""}`,
  failedSearch: "Die Suche nach Behauptungen schlug fehl",
  searchAgain: "Noch einmal analysieren",
  searchingAgain: "Behauptungen werden noch einmal gesucht.",
  already: "Schon da",
  newVersion: (version) => `Fassung ${version} eines Artikels, der schon da war`,
  titledByFirstLine: "Titel aus der ersten Zeile",
  onlyArticlePart: "Der Artikelteil der Seite",
  retry: "Noch einmal",
  retryNamed: (name) => `Noch einmal: ${name}`,
  retryAll: "Alle noch einmal",
  remove: "Entfernen",
  removeNamed: (name) => `${name} aus dieser Liste entfernen`,
  clear: "Liste leeren",
  summary: (done, all, failed) =>
    `${done} von ${all} hinzugefügt${failed ? `, ${failed} fehlgeschlagen` : ""}`,
  faults: {
    too_large: "Mehr als 2 MiB Text. Teilen Sie die Datei, und fügen Sie jeden Teil hinzu.",
    empty: "Es steht kein Text darin.",
    not_text:
      "Das ist keine Textdatei. Speichern Sie sie als reinen Text oder HTML, oder kopieren Sie den Text und fügen Sie ihn ein.",
    encoding:
      "Die Buchstaben lassen sich nicht lesen. Speichern Sie die Datei als Text in UTF-8, und fügen Sie sie noch einmal hinzu.",
    no_article:
      "Dieses JSON ist kein Artikel: Es braucht „text“ und kann title, outlet, url, byline, published_at und language haben.",
    gone: "Die Datei lässt sich nicht lesen: ein Ordner, oder inzwischen verschoben. Wählen Sie sie noch einmal.",
  },
};
