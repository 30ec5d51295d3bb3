// What is shown to somebody who opens a claim for the first time, in German?
import type { Texts } from "..";

export const tour: Texts["tour"] = {
  label: "Rundgang durch den Lesebereich",
  skip: "Überspringen",
  back: "Zurück",
  next: "Weiter",
  end: "Fertig",
  position: (at, all) => `${at} von ${all}`,
  stops: {
    text: {
      title: "Die Behauptung in ihrem Text",
      words:
        "Unterstrichene Worte sind Behauptungen; die Farbe sagt die Art. Die offene ist getönt. Ein Klick öffnet eine andere.",
    },
    claim: {
      title: "Was genau behauptet wird",
      words:
        "Graue Kursive ist der Wortlaut der Maschine, bis jemand ihn bestätigt. Darunter steht, wer es sagt und warum es eine Behauptung ist.",
    },
    evidence: {
      title: "Belege",
      words: "Quellen, die stützen, widerlegen oder einordnen. Übernehmen Sie zuerst die Behauptung.",
    },
    verdict: {
      title: "Urteil",
      words:
        "Eine Einstufung, eine Zusammenfassung für die Öffentlichkeit und der Weg dahin. Es speichert sich selbst; jemand anderes gibt es frei.",
    },
    keys: {
      title: "Von Behauptung zu Behauptung",
      words: "Die Tasten j und k tun dasselbe. Jede Taste ist auch ein Knopf; ? zeigt sie alle.",
    },
    palette: {
      title: "Alles beim Namen",
      words: "Suche und jeder Befehl sind hier, von jeder Seite aus.",
    },
  },
};
