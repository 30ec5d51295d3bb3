// What does the desk say about the versions of an article, in German?
import type { Texts } from "..";

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
