// What can be chosen for this device, and in which words, in German?
import type { Texts } from "..";

export const preferences: Texts["preferences"] = {
  title: "Einstellungen",
  about: "Sie gelten auf diesem Gerät und betreffen niemanden sonst.",
  colours: "Farben",
  light: "Hell",
  dark: "Dunkel",
  system: "Wie das System",
  rows: "Zeilen",
  comfortable: "Luftig",
  compact: "Dicht",
  language: "Sprache",
  languageNote:
    "Der Desk wird darin neu geladen. Behauptungen, Artikel und was Leserinnen und Leser sehen, bleiben, wie sie sind.",
  zone: "Zeitzone",
  zoneNote: (now) => `In ihr werden Zeiten angezeigt und eingegeben. Dort ist es ${now}.`,
  thisDevice: (zone) => `Wie dieses Gerät (${zone})`,
  noZone: "So heißt keine Zeitzone",
  notKept: "Dieser Browser bewahrt nichts für den Desk auf: Die Wahl endet mit dieser Seite.",
  languageNotKept:
    "Dieser Browser bewahrt nichts für den Desk auf. Eine andere Sprache lässt sich hier deshalb nicht wählen.",
};
