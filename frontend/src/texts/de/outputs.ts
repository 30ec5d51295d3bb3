// What is said of all that goes out of a verdict, in German?
import type { Texts } from "..";

export const outputs: Texts["outputs"] = {
  see: "Alles ansehen, was hinausgeht",
  title: "Alles, was hinausgeht",
  none: "Noch ist nichts geschrieben",
  noneHelp: "Sobald es einen Entwurf gibt, sehen Sie hier, was Leserschaft, Feeds und Suchmaschinen bekämen.",
  loading: "Die Vorschau wird erstellt",
  tabs: {
    page: "Seite",
    card: "Bildkarte",
    feed: "Feed-Eintrag",
    search: "Suchergebnis",
    machines: "Für Maschinen",
  },
  pageAt: (address) => ["Die Seite wird stehen unter ", address, "."],
  openPage: "Die Seite öffnen, wie die Leserschaft sie sehen wird",
  cardHelp: "Das Bild, das für sie steht, wo ihre Adresse geteilt wird.",
  feedHelp: "Wie ein Feedreader es zeigt.",
  searchHelp: "Wie eine Suchmaschine es zeigen kann. Ob und wie sie es tut, entscheidet sie selbst.",
  feedItem: "Eintrag im JSON Feed",
  searchAnswer: "Antwort an Programme, die Googles Faktencheck-Suche sprechen",
  claimReview: "ClaimReview in der Seite, für Suchmaschinen",
  claim: "Behauptung",
  claimedBy: "Behauptet von",
  checkedBy: (publisher) => `Faktencheck von ${publisher}`,
  copyOf: (title) => `Kopieren: ${title}`,
};
