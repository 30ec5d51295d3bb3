// How does a new newsroom begin, in German?
import type { Texts } from "..";

export const firstSteps: Texts["firstSteps"] = {
  title: "Erste Schritte",
  lead: "Vom Text zur geprüften Behauptung, in drei Schritten.",
  hide: "Erste Schritte ausblenden",
  done: "Erledigt:",
  steps: {
    article: {
      title: "Einen Artikel hinzufügen",
      how: "Fügen Sie einen Text ein, oder ziehen Sie Dateien auf die Seite. Nach Sekunden stehen seine Behauptungen da.",
      go: "Artikel hinzufügen",
    },
    claim: {
      title: "Eine Behauptung öffnen und übernehmen",
      how: "Übernehmen Sie sie, und sammeln Sie, was dafür und was dagegen spricht.",
      go: "Zu den Behauptungen",
    },
    verdict: {
      title: "Ein Urteil geben",
      how: "Wählen Sie eine Einstufung, begründen Sie sie, reichen Sie sie ein. Jemand anderes muss zustimmen.",
      go: "Zu Ihren Behauptungen",
    },
    colleague: {
      title: "Jemanden einladen",
      how: "Ein Urteil braucht die Zustimmung von jemand anderem.",
      go: "Jemanden einladen",
    },
  },
  finished: "Das war alles: Die Redaktion ist bei der Arbeit.",
  close: "Schließen",
};
