// German texts of publishing: feeds, corrections, endpoints.
import type { Texts } from "../en";

export const published: Texts["published"] = {
  title: "Veröffentlicht",
  none: "Noch ist nichts veröffentlicht",
  noneHelp: (toPublish) => [
    "Freigegebene Urteile warten unter ",
    toPublish("Zu veröffentlichen"),
    ". Sind sie veröffentlicht, stehen sie hier, auf ihren öffentlichen Seiten und in den Feeds.",
  ],
  verdicts: "Urteile",
  published: (when) => ["veröffentlicht: ", when],
  publicPage: "Öffentliche Seite",
  ofStatement: (statement) => ` zu „${statement}“`,
};

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

export const corrections: Texts["corrections"] = {
  title: "Berichtigungen",
  lead: "Was das Publikum über geänderte Urteile erfahren hat. Wählen Sie ein öffentliches Urteil, um es zu berichtigen oder zurückzuziehen.",
  told: "Was das Publikum erfahren hat",
  publicVerdicts: "Öffentliche Urteile",
  search: "In den öffentlichen Urteilen suchen",
  searchHint: "Suchen",
  none: "Nichts wurde berichtigt",
  noneNext:
    "Wird ein öffentliches Urteil berichtigt oder zurückgezogen, steht der Hinweis hier und im Feed der Berichtigungen.",
  noneFound: "Kein öffentliches Urteil enthält diese Wörter. Versuchen Sie es mit weniger.",
  nothingPublic:
    "Noch ist kein Urteil öffentlich. Sobald eines es ist, lässt es sich hier berichtigen oder zurückziehen.",
  publicList: "Öffentliche Korrekturen",
  publicPage: "Öffentliche Seite",
  of: (statement) => `von „${statement}“`,
  wroteAndApproved: (author, approvers) =>
    approvers ? `von ${author}, freigegeben von ${approvers}` : `von ${author}`,
  classes: { clarification: "Klarstellung", correction: "Berichtigung", retraction: "Rücknahme" },
};

export const endpoints: Texts["endpoints"] = {
  title: "Endpunkte",
  lead: "Programme, die sofort erfahren, was hier geschieht: Jedes Ereignis geht als signierte Nachricht an eine Adresse.",
  addOne: "Endpunkt hinzufügen",
  secretFor: (url) => `Das Geheimnis für ${url}`,
  secretForHelp:
    "Verwahren Sie es dort, wo das empfangende Programm es findet: Daran erkennt es, dass die Nachrichten von hier kommen. Es wird nur jetzt gezeigt. Senden Sie dann eine erste Nachricht.",
  none: "Noch erfährt niemand davon",
  noneHelp:
    "Fügen Sie die Adresse eines Programms hinzu, etwa Ihrer Website: Dann erfährt es von selbst von jedem veröffentlichten Urteil.",

  subjects: {
    article: "Artikel",
    claim: "Behauptungen",
    evidence: "Belege",
    verdict: "Urteile",
    correction: "Berichtigungen",
  },
  everything: "Alles",
  answered: (status) => `Antwort ${status}`,
  nothingBack: "es kam nichts zurück",
  replayed: (n, shown) =>
    n === 0
      ? "In dieser Zeit ist nichts geschehen, wovon dieser Endpunkt erfährt."
      : `${shown} ${n === 1 ? "Nachricht geht" : "Nachrichten gehen"} noch einmal hinaus.`,

  states: { unverified: "Nicht bestätigt", active: "Aktiv", disabled: "Abgeschaltet" },
  outcomes: { waiting: "Wartet", delivered: "Angekommen", given_up: "Aufgegeben" },
  failing: "Gestört",

  verified: "Er hat geantwortet. Von jetzt an erfährt er, was geschieht.",
  notVerified:
    "Sehen Sie nach, was unter dieser Adresse steht, und senden Sie die erste Nachricht noch einmal.",
  newSecretTitle: "Das neue Geheimnis",
  newSecretHelp:
    "Es wird nur jetzt gezeigt. Nachrichten werden sofort damit signiert; das alte gilt noch einen Tag, damit beim Umstellen keine verloren geht.",
  sendFirst: "Erste Nachricht senden",
  messages: "Nachrichten",
  actionsOn: (url) => `Aktionen für ${url}`,
  change: "Ändern …",
  newSecret: "Neues Geheimnis",
  replayAsk: "Zeitraum noch einmal senden …",
  switchOffAsk: "Abschalten …",
  removeAsk: "Entfernen …",

  whyUnverified:
    "Er erhält nichts, bevor er eine erste Nachricht mit einem Status von 200 bis 299 beantwortet hat.",
  whyOff: (reason) => `Abgeschaltet: ${reason}.`,
  nobodySaid: "kein Grund genannt",
  offHelp: " Sobald er wieder eine erste Nachricht beantwortet, erhält er, was wartet.",
  whyFailing: (since) => [
    "Seine letzten Nachrichten sind gescheitert, die erste davon: ",
    since,
    ". Jede wird bis zu zehnmal innerhalb von vier Tagen noch einmal versucht; kommt fünf Tage lang nichts an, wird der Endpunkt abgeschaltet.",
  ],
  hearsOf: "Erfährt von",
  waiting: "Wartet",
  nothing: "Nichts",
  messageCount: (n, shown) => `${shown} ${n === 1 ? "Nachricht" : "Nachrichten"}`,
  oldSecret: "Altes Geheimnis",
  worksUntil: (when) => ["gilt bis ", when],
  added: "Hinzugefügt",
  addedBy: (name, when) => [`von ${name}, `, when],

  titles: {
    "switch-off": "Diesen Endpunkt abschalten",
    remove: "Diesen Endpunkt entfernen",
    replay: "Einen Zeitraum noch einmal senden",
  },
  switchOffHelp:
    "Er erhält nichts, bis er wieder eine erste Nachricht beantwortet hat. Was wartet, bleibt stehen.",
  reason: "Grund, für das Protokoll und für andere",
  switchOff: "Abschalten",
  switchedOff: "Abgeschaltet.",
  removeHelp:
    "Er erhält nichts mehr, und was ihm gesendet wurde, lässt sich hier nicht mehr nachsehen. Das lässt sich nicht rückgängig machen.",
  remove: "Entfernen",
  removed: "Entfernt.",
  replayHelp:
    "Alles, wovon er erfährt und was in dieser Zeit geschehen ist, geht noch einmal hinaus, auch was er verpasst hat, während er abgeschaltet war. Was er schon hatte, behält seine Nummer, damit er es erkennt.",
  from: "Von",
  until: "Bis (leer: jetzt)",
  sendAgain: "Noch einmal senden",

  which: "Welche Nachrichten",
  all: "Alle",
  noneLikeThat: "Keine Nachricht der letzten dreißig Tage ist so.",
  noneYet: "In den letzten dreißig Tagen ging nichts hinaus. Nachrichten erscheinen hier von selbst.",
  noneUnverified: "Noch ging nichts hinaus. Nachrichten gehen hinaus, sobald er eine erste beantwortet hat.",
  notSent: "Noch nicht gesendet",
  attemptCount: (n, shown) => `${shown} ${n === 1 ? "Versuch" : "Versuche"}`,
  due: (when) => ["fällig: ", when],
  signed: "Was signiert und gesendet wurde",
  message: "Die Nachricht",
  attempts: "Versuche",
  noAttempts: "Noch keine.",
  goesAgain: "Sie geht noch einmal hinaus.",
  waitsForFirst: "Sie wartet, bis der Endpunkt eine erste Nachricht beantwortet hat.",
  took: (time) => `nach ${time}`,
  answerTo: (attempt) => `Die Antwort auf Versuch ${attempt}`,

  enterUrl: "Geben Sie die Adresse ein, die die Nachrichten annimmt; sie beginnt mit https://",
  sayWhat: "Sagen Sie, wofür er ist.",
  chooseOne: "Wählen Sie mindestens eines, oder alles.",
  savedUnverified: "Gespeichert. Senden Sie eine erste Nachricht an die neue Adresse.",
  saved: "Gespeichert. Es gilt von jetzt an.",
  changeForm: "Endpunkt ändern",
  newForm: "Neuer Endpunkt",
  address: "Adresse",
  addressHelp: "Unter einer anderen Adresse muss er wieder eine erste Nachricht beantworten.",
  purpose: "Wofür ist er?",
  itHears: "Er erfährt von",
  onlySome: "Nur, was ich wähle",
  events: "Ereignisse",
  choose: "Wählen",
  noEvents: "Keines davon",
  faster: "Jemand anderes war schneller",
  fasterHelp: (url, description, hears) => [
    "Jetzt steht dort: ",
    url,
    `, ${description}; erfährt von: ${hears}. Was Sie geschrieben haben, ist noch hier: Speichern Sie noch einmal, um es an dessen Stelle zu setzen.`,
  ],
  takeTheirs: "Deren Fassung nehmen",
  add: "Endpunkt hinzufügen",
};
