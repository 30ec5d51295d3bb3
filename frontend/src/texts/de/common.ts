// Which words stand all over the desk, in German?
import type { Texts } from "..";

export const common: Texts["common"] = {
  tryAgain: "Noch einmal versuchen",
  notNow: "Das geht gerade nicht.",
  loadMore: "Mehr laden",
  notLoaded: "Das ließ sich nicht laden",
  cancel: "Abbrechen",
  save: "Speichern",
  copied: "Kopiert",
  copy: "Kopieren",
  undo: "Rückgängig",
  close: "Schließen",
  closeMessage: "Diese Meldung schließen",
  clearSearch: "Suche leeren",
  copyAddress: "Adresse kopieren",
  copyAddressOf: (what) => `Adresse kopieren: ${what}`,
  isCopied: (what) => `${what}: kopiert`,
  haveIt: "Ich habe es",
  untitled: "Ohne Titel",
  emptyText: "Leerer Text",
  quoted: (words) => `„${words}“`,
  claims: (n, shown) => `${shown} ${n === 1 ? "Behauptung" : "Behauptungen"}`,
};
