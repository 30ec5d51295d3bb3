// Which articles are here, and how far is each, in German?
import type { Texts } from "..";

export const articles: Texts["articles"] = {
  title: "Artikel",
  search: "Artikel durchsuchen",
  searchSuch: "Suchen",
  loading: "Die Artikel werden geladen",
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
