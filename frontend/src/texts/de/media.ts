// German texts of the picture, video or sound that a claim shows.
import type { Texts } from "../en";

export const media: Texts["media"] = {
  title: "Bild, Video oder Ton",
  help: "Wenn die Behauptung ein Bild, ein Video oder einen Ton zeigt, geben Sie an, was damit gemacht wurde. Leserschaft und Suchmaschinen sehen es mit dem Urteil (MediaReview).",
  kind: "Was es ist",
  kindHelp: "Von mehreren das, um das es in der Behauptung geht.",
  noKind: "Nichts gewählt",
  kinds: { image: "Bild", video: "Video", audio: "Ton" },
  category: "Was damit gemacht wurde",
  categoryHelp: "So, wie es mit der Behauptung gezeigt wurde.",
  noCategory: "Nichts gewählt",
  categories: {
    decontextualized: {
      label: "Aus dem Zusammenhang gerissen",
      meaning: "Unverändert, aber als etwas gezeigt, was es nicht ist.",
    },
    edited_or_cropped: {
      label: "Geschnitten oder zugeschnitten",
      meaning: "So geschnitten, dass es in die Irre führt.",
    },
    original: { label: "Original", meaning: "Unverändert. Was darüber gesagt wird, kann falsch sein." },
    satire_or_parody: { label: "Satire oder Parodie", meaning: "Als Satire oder Parodie entstanden." },
    staged: { label: "Gestellt", meaning: "Für die Aufnahme gespielt." },
    transformed: {
      label: "Verändert",
      meaning: "Teile wurden hinzugefügt, entfernt, künstlich erzeugt oder in der Geschwindigkeit verändert.",
    },
  },
  places: "Wo es gesehen wurde",
  seenAt: (n) => `Adresse ${n}`,
  copyAt: (n) => `Archivierte Kopie der Adresse ${n}`,
  addPlace: "Weitere Adresse hinzufügen",
  removePlace: (n) => `Adresse ${n} entfernen`,
  original: "Adresse des Originals",
  originalHelp: "Das unveränderte Bild, Video oder der Ton, oder die erste Veröffentlichung.",
  context: "Zum Original",
  contextHelp: "Was es zeigt, wann und wo es entstand. Für die Leserschaft.",
  clear: "Bild, Video oder Ton entfernen",
  copy: "archivierte Kopie",
  enterUrl: "Geben Sie eine Webadresse ein, die mit https:// beginnt.",
  chooseKind: "Wählen Sie, was es ist.",
  chooseCategory: "Wählen Sie, was damit gemacht wurde.",
};
