// German texts of publishing: feeds, corrections, endpoints.
import type { Texts } from "../en";

export const published: Texts["published"] = {
  title: "Veröffentlicht",
  none: "Noch ist nichts veröffentlicht",
  noneHelp: (toPublish) => [
    "Freigegebene Urteile finden Sie unter ",
    toPublish("Zu veröffentlichen"),
    ". Nach der Veröffentlichung erscheinen sie hier, auf ihren öffentlichen Seiten und in den Feeds.",
  ],
  verdicts: "Urteile",
  published: (when) => ["veröffentlicht: ", when],
  publicPage: "Öffentliche Seite",
  ofStatement: (statement) => ` zu „${statement}“`,
};

export const feeds: Texts["feeds"] = {
  title: "Feeds",
  choose: "Wählen Sie den Inhalt Ihres Feeds. Die Adresse ändert sich mit der Auswahl.",
  lead: "Feeds liefern veröffentlichte Urteile automatisch an Leserschaft und Programme.",
  build: "Feed zusammenstellen",
  backToEverything: "Alle Filter entfernen",
  address: "Adresse",
  forSubscribers:
    "Feeds sind für Abonnements: Gelesen werden sie mit einem API-Token mit dem Recht feeds:read als Passwort.",

  carries: "Inhalt des Feeds",
  about: "Filter",
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
  everyLanguage: "Jede Sprache, oder ein Kürzel wie de",
  any: (filter) => `${filter}: beliebig`,
  since: "Geändert an diesem Tag oder später",
  until: "Geändert vor diesem Tag",
  rules:
    "Namen müssen vollständig übereinstimmen, Groß- und Kleinschreibung ist egal. Filter werden mit UND verknüpft, mehrere Einstufungen oder Arten mit ODER. Tage beginnen um Mitternacht UTC.",

  carriesNow: "Aktuelle Einträge",
  reading: "Der Feed wird gelesen",
  wrongFilter: "Ein Filter ist ungültig. Korrigieren oder leeren Sie das markierte Feld.",
  noVerdicts: "Noch keine passenden Urteile. Neue erscheinen unter dieser Adresse, sobald sie veröffentlicht sind.",
  noCorrections:
    "Noch keine passenden Berichtigungen. Neue erscheinen unter dieser Adresse, sobald sie veröffentlicht sind.",
  more: "Weitere Einträge folgen auf den nächsten Seiten.",
};

export const corrections: Texts["corrections"] = {
  title: "Berichtigungen",
  lead: "Veröffentlichte Berichtigungen und Rückzüge. Wählen Sie ein öffentliches Urteil, um es zu berichtigen oder zurückzuziehen.",
  notices: "Veröffentlichte Hinweise",
  publicVerdicts: "Öffentliche Urteile",
  search: "In den öffentlichen Urteilen suchen",
  searchHint: "Suchen",
  none: "Noch keine Berichtigungen",
  noneNext:
    "Wird ein öffentliches Urteil berichtigt oder zurückgezogen, erscheint der Hinweis hier und im Feed der Berichtigungen.",
  noneFound: "Kein öffentliches Urteil enthält diese Wörter. Versuchen Sie es mit weniger.",
  nothingPublic:
    "Noch ist kein Urteil öffentlich. Sobald eines es ist, lässt es sich hier berichtigen oder zurückziehen.",
  publicList: "Öffentliche Berichtigungen",
  publicPage: "Öffentliche Seite",
  of: (statement) => `von „${statement}“`,
  wroteAndApproved: (author, approvers) =>
    approvers ? `von ${author}, freigegeben von ${approvers}` : `von ${author}`,
  classes: { clarification: "Klarstellung", correction: "Berichtigung", retraction: "Rückzug" },
};

export const reports: Texts["reports"] = {
  title: "Hinweise von Lesern",
  lead: "Fehler, die Leser in veröffentlichten Urteilen gemeldet haben. Jeder Leser hat einen Link, der Ergebnis und Antwort zeigt.",
  parts: { open: "Offen", decided: "Entschieden" },
  nothing: "Keine offenen Hinweise",
  nothingNext:
    "Wenn ein Leser auf der öffentlichen Seite eines Urteils einen Fehler meldet, erscheint der Hinweis hier.",
  received: "Eingegangen",
  times: (n, shown) => `${shown} ${n === 1 ? "Hinweis" : "Hinweise"} mit diesen Worten`,
  newer: "Eine neuere Fassung ist öffentlich",
  publicPage: "Öffentliche Seite",
  forgotten: "Der Text wurde ein Jahr nach der Entscheidung gelöscht.",
  decide: "Entscheiden",
  decideAbout: (statement) => `Über den Hinweis zu „${statement}“ entscheiden`,
  decided: "Entschieden. Die Seite des Lesers zeigt es.",
  outcome: "Ergebnis",
  chooseOutcome: "Wählen Sie ein Ergebnis.",
  sayWhy: "Nennen Sie dem Leser den Grund.",
  answer: "Antwort an den Leser",
  answerHelp: "Nur der Leser sieht sie. Nötig, wenn Sie nicht zustimmen.",
  outcomes: { corrected: "Berichtigt", declined: "Nicht zugestimmt", noted: "Zur Kenntnis genommen" },
  outcomeHelp: {
    corrected: "Seit dem Hinweis wurde eine Berichtigung oder Rücknahme veröffentlicht.",
    declined: "Das Urteil stimmt. Nennen Sie den Grund.",
    noted: "Dank an den Leser; öffentlich ändert sich nichts.",
  },
};

export const endpoints: Texts["endpoints"] = {
  title: "Endpunkte",
  lead: "Webhook-Endpunkte erhalten zu jedem Ereignis in der Redaktion eine signierte Nachricht.",
  addOne: "Endpunkt hinzufügen",
  secretFor: (url) => `Das Geheimnis für ${url}`,
  secretForHelp:
    "Hinterlegen Sie das Geheimnis im empfangenden Dienst, der damit unsere Signatur prüft. Es wird nur jetzt gezeigt. Senden Sie dann eine Testnachricht.",
  none: "Noch keine Endpunkte",
  noneHelp:
    "Fügen Sie die Adresse eines Dienstes hinzu, etwa Ihrer Website, um ihn über jedes veröffentlichte Urteil zu benachrichtigen.",

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
      ? "Keine passenden Ereignisse in dieser Zeit."
      : `${shown} ${n === 1 ? "Nachricht wird" : "Nachrichten werden"} erneut gesendet.`,

  states: { unverified: "Nicht bestätigt", active: "Aktiv", disabled: "Abgeschaltet" },
  outcomes: { waiting: "Wartet", delivered: "Angekommen", given_up: "Aufgegeben" },
  failing: "Gestört",

  verified: "Endpunkt bestätigt. Er erhält ab jetzt Ereignisse.",
  notVerified: "Prüfen Sie den Dienst unter dieser Adresse, und senden Sie die Testnachricht erneut.",
  newSecretTitle: "Das neue Geheimnis",
  newSecretHelp:
    "Es wird nur jetzt gezeigt. Nachrichten werden sofort damit signiert; das alte gilt noch einen Tag, damit beim Umstellen keine verloren geht.",
  sendFirst: "Testnachricht senden",
  messages: "Nachrichten",
  actionsOn: (url) => `Aktionen für ${url}`,
  change: "Ändern …",
  newSecret: "Neues Geheimnis",
  replayAsk: "Ereignisse erneut senden …",
  switchOffAsk: "Abschalten …",
  removeAsk: "Entfernen …",

  whyUnverified:
    "Der Endpunkt erhält Ereignisse, sobald er eine Testnachricht mit einem Status von 200 bis 299 beantwortet hat.",
  whyOff: (reason) => `Abgeschaltet: ${reason}.`,
  nobodySaid: "kein Grund genannt",
  offHelp: " Senden Sie eine Testnachricht, um ihn wieder einzuschalten; wartende Nachrichten werden dann zugestellt.",
  whyFailing: (since) => [
    "Zustellungen scheitern seit ",
    since,
    ". Jede Nachricht wird innerhalb von vier Tagen bis zu zehnmal wiederholt. Nach fünf Tagen ohne Zustellung wird der Endpunkt abgeschaltet.",
  ],
  hearsOf: "Ereignisse",
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
    replay: "Ereignisse erneut senden",
  },
  switchOffHelp:
    "Der Endpunkt erhält nichts, bis er wieder eine Testnachricht beantwortet hat. Wartende Nachrichten bleiben erhalten.",
  reason: "Grund, für das Protokoll und für andere",
  switchOff: "Abschalten",
  switchedOff: "Abgeschaltet.",
  removeHelp:
    "Der Endpunkt erhält nichts mehr, und seine Zustellungen werden hier nicht mehr angezeigt. Das lässt sich nicht rückgängig machen.",
  remove: "Entfernen",
  removed: "Entfernt.",
  replayHelp:
    "Alle passenden Ereignisse dieser Zeit werden erneut gesendet, auch solche aus der Zeit, in der der Endpunkt abgeschaltet war. Nachrichten behalten ihre Kennung, damit der Empfänger Doppelte erkennt.",
  from: "Von",
  until: "Bis (leer: jetzt)",
  sendAgain: "Noch einmal senden",

  which: "Welche Nachrichten",
  all: "Alle",
  noneLikeThat: "Keine Zustellung der letzten 30 Tage passt zu diesem Filter.",
  noneYet: "Keine Zustellungen in den letzten 30 Tagen. Sie erscheinen hier automatisch.",
  noneUnverified: "Noch keine Zustellungen. Senden Sie eine Testnachricht, um den Endpunkt zu bestätigen.",
  notSent: "Noch nicht gesendet",
  attemptCount: (n, shown) => `${shown} ${n === 1 ? "Versuch" : "Versuche"}`,
  due: (when) => ["fällig: ", when],
  signed: "Signierte Nachricht",
  message: "Die Nachricht",
  attempts: "Versuche",
  noAttempts: "Noch keine.",
  goesAgain: "Die Nachricht wird erneut gesendet.",
  waitsForFirst: "Die Nachricht wartet, bis der Endpunkt bestätigt ist.",
  took: (time) => `nach ${time}`,
  answerTo: (attempt) => `Die Antwort auf Versuch ${attempt}`,

  enterUrl: "Geben Sie die Adresse des Dienstes ein; sie beginnt mit https://",
  sayWhat: "Geben Sie einen Zweck ein.",
  chooseOne: "Wählen Sie mindestens eines, oder alles.",
  savedUnverified: "Gespeichert. Senden Sie eine Testnachricht an die neue Adresse.",
  saved: "Endpunkt gespeichert.",
  changeForm: "Endpunkt ändern",
  newForm: "Neuer Endpunkt",
  address: "Adresse",
  addressHelp: "Eine neue Adresse muss erneut bestätigt werden.",
  purpose: "Zweck",
  itHears: "Ereignisse",
  onlySome: "Ausgewählte Ereignisse",
  events: "Zu sendende Ereignisse",
  choose: "Wählen",
  noEvents: "Keines davon",
  faster: "Jemand anderes hat diesen Endpunkt geändert",
  fasterHelp: (url, description, hears) => [
    "Aktuelle Werte: ",
    url,
    `, ${description}; Ereignisse: ${hears}. Ihre Änderungen sind noch hier. Speichern Sie erneut, um die aktuellen Werte zu ersetzen.`,
  ],
  takeTheirs: "Andere Fassung übernehmen",
  add: "Endpunkt hinzufügen",
};
