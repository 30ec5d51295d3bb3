// Where do others pick up what is published, in German?
import type { Texts } from "..";

export const feeds: Texts["feeds"] = {
  title: "Feeds",
  choose: "Wählen Sie, was Ihrer enthält. Seine Adresse ändert sich mit der Auswahl.",
  lead: "Was veröffentlicht ist, geht hier von selbst hinaus, an Menschen und an Programme.",
  build: "Feed zusammenstellen",
  backToEverything: "Zurück zu allem",
  address: "Seine Adresse",
  forSubscribers:
    "Feeds sind für Abonnements: Gelesen werden sie mit einem API-Token mit dem Recht feeds:read als Passwort.",

  carries: "Was der Feed enthält",
  about: "Wovon er handelt",
  verdicts: "Urteile",
  corrections: "Berichtigungen",
  rating: "Einstufung",
  everyRating: "Jede Einstufung",
  kind: "Art der Behauptung",
  everyKind: "Jede Art",
  noSuchKind: "Diese Art gibt es nicht. Wählen Sie aus der Liste.",
  topic: "Thema",
  everyTopic: "Jedes Thema",
  outlet: "Medium",
  everyOutlet: "Jedes Medium",
  claimant: "Wer es behauptet",
  everybody: "Alle",
  language: "Sprache",
  everyLanguage: "Jede Sprache, oder etwa de",
  any: (filter) => `${filter}: beliebig`,
  since: "Geändert an diesem Tag oder später",
  until: "Geändert vor diesem Tag",
  rules:
    "Namen zählen als Ganzes, Großschreibung ist gleich. Ist mehreres gewählt, muss alles zutreffen; von mehreren Einstufungen oder Arten eine. Tage beginnen um Mitternacht UTC.",

  carriesNow: "Was er jetzt enthält",
  reading: "Der Feed wird gelesen",
  wrongFilter:
    "Ein Filter ist nicht lesbar: Was daran falsch ist, steht bei seinem Feld. Ändern oder leeren Sie ihn.",
  noVerdicts: "Nichts passt. Passende Urteile kommen unter dieser Adresse, sobald sie veröffentlicht sind.",
  noCorrections:
    "Nichts passt. Passende Berichtigungen kommen unter dieser Adresse, sobald sie veröffentlicht sind.",
  more: "Und mehr, auf den Seiten danach.",
};
