// What are the words of the newsroom for the keys of the API, in German?
import type { Texts } from "..";

export const vocabulary: Texts["vocabulary"] = {
  kinds: {
    casualties: {
      label: "Opferzahl",
      meaning: "Wie viele Menschen durch Gewalt getötet, verletzt, vermisst oder vertrieben wurden",
    },
    quantity: { label: "Menge", meaning: "Ein Betrag, ein Anteil, ein Preis oder eine andere Anzahl" },
    date: { label: "Zeitpunkt", meaning: "Wann etwas geschah oder in Kraft trat" },
    agreement: {
      label: "Vereinbarung",
      meaning: "Was ein Abkommen, eine Waffenruhe oder ein Vertrag festlegt",
    },
    event: { label: "Ereignis", meaning: "Dass etwas geschehen ist" },
    quote: { label: "Zitat", meaning: "Was jemand gesagt hat" },
    causal: { label: "Ursache", meaning: "Dass eines zum anderen geführt hat" },
    prediction: { label: "Vorhersage", meaning: "Was geschehen wird" },
  },
  states: {
    unassigned: "Nicht vergeben",
    in_review: "In Prüfung",
    submitted: "Eingereicht",
    approved: "Freigegeben",
    published: "Veröffentlicht",
    retracted: "Zurückgezogen",
    dismissed: "Verworfen",
  },
  stances: { supports: "Stützt", context: "Zusammenhang", refutes: "Widerlegt" },
  dismissals: {
    not_checkable: "Nicht überprüfbar",
    opinion: "Eine Meinung",
    duplicate: "Doppelt: dieselbe Behauptung gibt es schon",
    out_of_scope: "Gehört nicht zu unseren Themen",
    extraction_error: "Keine Behauptung: irrtümlich gefunden",
  },
  corrections: {
    clarification: { label: "Klarstellung", meaning: "Deutlicher gesagt; falsch war nichts" },
    correction: { label: "Berichtigung", meaning: "Etwas Gesagtes war falsch" },
  },
  stale: { recheck_due: "erneute Prüfung fällig", words_changed: "Wortlaut geändert" },
  standings: { published: "Öffentlich", corrected: "Öffentlich, berichtigt", retracted: "Zurückgezogen" },
  fields: {
    statement: "Aussage",
    state: "Stand",
    assignee: "Zuständig",
    rating: "Einstufung",
    summary: "Zusammenfassung",
    rationale: "Begründung",
    as_of: "Stand vom",
    recheck_at: "Erneut prüfen am",
    correction_class: "Was es ist",
    notice: "Hinweis an die Leserschaft",
    url: "Adresse",
  },
  theArticle: "der Artikel",
  roles: { reviewer: "Prüfung", editor: "Redaktion", admin: "Administration" },
  rolesInText: { reviewer: "Prüfung", editor: "Redaktion", admin: "Administration" },
};
