// How does the desk speak of links to its own places, in German?
import type { Texts } from "..";

export const links: Texts["links"] = {
  copied: "Link kopiert.",
  byHand: "Diese Adresse kopieren:",
  close: "Diese Meldung schließen",
};
