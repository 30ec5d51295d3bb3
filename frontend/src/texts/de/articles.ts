// German texts of articles: intake, list, reader, versions.
import type { Texts } from "../en";

export const articles: Texts["articles"] = {
  title: "Artikel",
  search: "Artikel durchsuchen",
  searchSuch: "Suchen",
  noMatch: (words) => `Kein Artikel passt zu „${words}“`,
  noMatchHelp: "Versuchen Sie es mit dem Medium oder mit weniger Wörtern des Titels.",
  none: "Noch keine Artikel",
  added: (when) => ["hinzugefügt: ", when],
  progress: (published, open, total) => `${published} veröffentlicht, ${open} offen, von ${total}`,
  open: (open) => `${open} offen`,
  openPublished: (open, published) => `${open} offen, ${published} veröffentlicht`,
  finding: "Behauptungen werden gesucht …",
  searchFailed: "Die Suche nach Behauptungen ist gescheitert.",
  searchFailedFor: (problem) => `Die Suche nach Behauptungen ist gescheitert: ${problem}`,
  noClaims: "Keine Behauptungen gefunden",
  mustCheck: (n) => `, ${n} unbedingt zu prüfen`,
  basic: "Sprache nur teilweise unterstützt",
  basicHelp: "Diese Sprache wird nicht voll unterstützt: Es werden womöglich weniger Behauptungen gefunden.",
  version: (n) => `Fassung ${n}`,
  original: "Original",
  history: "Verlauf",
};

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

export const reader: Texts["reader"] = {
  article: "Artikel",
  claim: "Behauptung",
  claims: "Behauptungen",
  claimsOfArticle: "Behauptungen dieses Artikels",
  history: "Verlauf dieses Artikels",
  key: (key) => `Taste: ${key}`,
  toText: "Zurück zum Text",
  toClaim: "Zurück zur Behauptung",
  allClaims: "Alle Behauptungen",
  position: (at, of) => `${at} von ${of}`,
  previous: "Vorige Behauptung",
  next: "Nächste Behauptung",
  file: "Akte der Behauptung öffnen",
  fileHint: "Alles zu dieser Behauptung auf einer Seite, auch zum Drucken",
  finding: "Behauptungen werden gesucht …",
  findingHere: "Behauptungen werden gesucht … Sie erscheinen hier von selbst.",
  findingLabel: "Behauptungen werden gesucht",
  none: "Keine Behauptungen gefunden",
  noneHint:
    "Nichts in diesem Text schien überprüfbar. Wenn Sie das wundert: „Noch einmal analysieren“ steht über dem Text.",
};

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
};

export const versions: Texts["versions"] = {
  title: "Was sich zwischen zwei Fassungen geändert hat",
  open: "Fassungen",
  from: "Von",
  to: "Zu",
  version: (version) => `Fassung ${version}`,
  close: "Zurück zum Artikel",
  loading: "Die Fassungen werden verglichen",
  takenIn: (version) => `Fassung ${version}, aufgenommen`,
  changes: (n) =>
    n === 0 ? "Der Wortlaut ist derselbe." : n === 1 ? "1 Absatz weicht ab." : `${n} Absätze weichen ab.`,
  same: "Das ist dieselbe Fassung. Wählen Sie zwei verschiedene.",
  none: (newest) => `Diese Fassung gibt es nicht: Der Artikel hat ${newest}.`,
  next: "Nächste Änderung",
  previous: "Vorige Änderung",
  unchanged: (n) => (n === 1 ? "1 unveränderter Absatz" : `${n} unveränderte Absätze`),
  whole:
    "In diesem Absatz hat sich zu viel geändert, um seine Wörter zu vergleichen: Er wird als ersetzt gezeigt, erst das Entfernte, dann das Neue.",
  more: (n) => (n === 1 ? "Die letzte Änderung zeigen" : `${n} weitere zeigen`),
  removedParagraph: "Absatz entfernt: ",
  addedParagraph: "Absatz hinzugefügt: ",
  removed: "[entfernt: ",
  added: "[neu: ",
  ended: "]",
};
