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
    "Fügen Sie den Text mit einer Leerzeile zwischen den Absätzen ein, oder ziehen Sie eine Datei hierher. Mehrere Dateien werden gemeinsam hinzugefügt.",
  nothingYet: "Noch kein Text",
  length: (words, shownWords, _characters, shownCharacters) =>
    `${shownWords} ${words === 1 ? "Wort" : "Wörter"}, ${shownCharacters} Zeichen`,
  title: "Titel",
  titleHint: "Wenn Sie nichts eintragen, dient der Textanfang als Titel.",
  titleProposed: "Vorschlag aus der ersten Zeile des Textes. Sie können ihn ändern oder löschen.",
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
  knownOpened: "Dieser Artikel ist bereits vorhanden. Er wurde geöffnet.",
  newVersionOpened: (version) => `Als Fassung ${version} eines vorhandenen Artikels gespeichert.`,
  reading: "Wird gelesen…",
  sending: "Wird gesendet…",
  finding: "Behauptungen werden gesucht…",
  found: (n, shown, mustCheck) =>
    `${n === 0 ? "Keine Behauptungen gefunden" : `${shown} ${n === 1 ? "Behauptung" : "Behauptungen"}`}${mustCheck ? `, ${mustCheck} unbedingt zu prüfen` : ""}`,
  failedSearch: "Die Suche nach Behauptungen schlug fehl",
  searchAgain: "Noch einmal analysieren",
  searchingAgain: "Behauptungen werden noch einmal gesucht.",
  already: "Bereits vorhanden",
  newVersion: (version) => `Fassung ${version} eines vorhandenen Artikels`,
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
    empty: "Die Datei enthält keinen Text.",
    not_text:
      "Das ist keine Textdatei. Speichern Sie sie als reinen Text oder HTML, oder kopieren Sie den Text und fügen Sie ihn ein.",
    encoding:
      "Die Zeichenkodierung wird nicht unterstützt. Speichern Sie die Datei als UTF-8-Text, und fügen Sie sie erneut hinzu.",
    no_article:
      "Dieses JSON ist kein Artikel: Es braucht „text“ und kann title, outlet, url, byline, published_at und language haben.",
    gone: "Die Datei kann nicht gelesen werden. Vielleicht ist sie ein Ordner oder wurde verschoben. Wählen Sie sie erneut aus.",
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
  findingHere: "Behauptungen werden gesucht … Sie erscheinen hier automatisch.",
  findingLabel: "Behauptungen werden gesucht",
  none: "Keine Behauptungen gefunden",
  noneHint:
    "In diesem Text wurden keine prüfbaren Behauptungen gefunden. Mit „Noch einmal analysieren“ über dem Text suchen Sie erneut.",
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
    "Dieser Link führt zu einer Stelle, die es in diesem Text nicht gibt. Der vollständige Text steht unten.",
  noVersion: (version, newest) =>
    `Dieser Link verweist auf Fassung ${version}, die neueste ist aber ${newest}. Sie wird unten gezeigt.`,
  moved: (version) =>
    `Dieser Link stammt aus Fassung ${version}. Die neueste enthält dieselben Worte; sie sind hervorgehoben.`,
  gone: (version) => `Dieser Link stammt aus Fassung ${version}. Die neueste enthält diese Worte nicht mehr:`,
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
    n === 0 ? "Die Texte sind identisch." : n === 1 ? "1 Absatz weicht ab." : `${n} Absätze weichen ab.`,
  same: "Das ist dieselbe Fassung. Wählen Sie zwei verschiedene.",
  none: (newest) => `Diese Fassung gibt es nicht. Die neueste ist ${newest}.`,
  next: "Nächste Änderung",
  previous: "Vorige Änderung",
  unchanged: (n) => (n === 1 ? "1 unveränderter Absatz" : `${n} unveränderte Absätze`),
  whole:
    "Dieser Absatz hat sich zu stark geändert, um ihn Wort für Wort zu vergleichen. Zuerst steht der alte Text, dann der neue.",
  more: (n) => (n === 1 ? "Die letzte Änderung zeigen" : `${n} weitere zeigen`),
  removedParagraph: "Absatz entfernt: ",
  addedParagraph: "Absatz hinzugefügt: ",
  removed: "[entfernt: ",
  added: "[neu: ",
  ended: "]",
};
