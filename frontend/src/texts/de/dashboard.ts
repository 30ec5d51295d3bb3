// German texts of the dashboard itself: navigation, search, keys, times, vocabulary.
import type { Texts } from "../en";

export const common: Texts["common"] = {
  loading: "Wird geladen",
  tryAgain: "Noch einmal versuchen",
  notNow: "Das geht gerade nicht.",
  loadMore: "Mehr laden",
  notLoaded: "Das ließ sich nicht laden",
  cancel: "Abbrechen",
  save: "Speichern",
  copied: "Kopiert",
  copy: "Kopieren",
  undo: "Rückgängig",
  close: "Schließen",
  closeMessage: "Diese Meldung schließen",
  clearSearch: "Suche leeren",
  copyAddress: "Adresse kopieren",
  copyAddressOf: (what) => `Adresse kopieren: ${what}`,
  isCopied: (what) => `${what}: kopiert`,
  haveIt: "Gespeichert",
  untitled: "Ohne Titel",
  emptyText: "Leerer Text",
  quoted: (words) => `„${words}“`,
  claims: (n, shown) => `${shown} ${n === 1 ? "Behauptung" : "Behauptungen"}`,
};

export const shell: Texts["shell"] = {
  skip: "Zum Inhalt springen",
  desk: "Hauptnavigation",
  editor: "Redaktion",
  admin: "Administration",
  search: "Suchen",
  account: (name) => `Konto: ${name}`,
  preferences: "Einstellungen",
};

export const palette: Texts["palette"] = {
  placeholder: "Behauptung, Artikel, Person, Seite oder Befehl …",
  results: "Treffer",
  claims: "Behauptungen",
  inQueue: "Alle in der Warteliste zeigen",
  articles: "Artikel",
  people: "Personen",
  theirs: "Zugeteilte Behauptungen",
  searching: "Suche läuft …",
  found: (_n, shown) => `${shown} Treffer`,
  nothing: (query) => `Nichts passt zu „${query}“. Versuchen Sie es mit weniger Wörtern oder einem Wortanfang.`,
  failed: "Behauptungen und Artikel ließen sich nicht durchsuchen. Noch einmal versuchen",
  move: "bewegen",
  choose: "wählen",
  leave: "verlassen",
};

export const commands: Texts["commands"] = {
  where: {
    claim: "Mit der offenen Behauptung",
    claims: "Behauptungen",
    places: "Gehen zu",
    tips: "Mit der aktuellen Anfrage",
    desk: "Überall",
    preferences: "Einstellungen",
  },
  light: "Helle Farben",
  dark: "Dunkle Farben",
  system: "Farben wie im System",
  comfortable: "Luftige Zeilen",
  compact: "Dichte Zeilen",
  next: "Nächste Behauptung",
  previous: "Vorige Behauptung",
  takeNext: "Dringendste Behauptung übernehmen",
  open: "Behauptung öffnen",
  close: "Zurück",
  assign: "Mir zuteilen",
  confirmWording: "Wortlaut bestätigen",
  kind: "Art berichtigen",
  evidence: "Beleg hinzufügen",
  related: "Verwandte Behauptungen",
  comment: "Kommentieren",
  rate: "Einstufung mit dieser Nummer wählen",
  submit: "Zur Freigabe einreichen",
  approve: "Freigeben",
  return: "Zurückgeben",
  dismiss: "Verwerfen",
  search: "Auf dieser Seite suchen oder filtern",
  palette: "Suchen oder Befehl ausführen",
  help: "Tastenkürzel",
  addArticle: "Artikel hinzufügen",
  password: "Passwort ändern",
  signOut: "Abmelden",
  queue: "Warteliste",
  articles: "Artikel",
  published: "Veröffentlicht",
  feeds: "Feeds",
  insights: "Kennzahlen",
  accounts: "Konten",
  endpoints: "Endpunkte",
  log: "Protokoll",
  inbox: "Eingang",
  jobs: "Aufgaben",
  rules: "Einstellungen der Redaktion",
  me: "Ihr Konto",
  silent:
    "Beim Schreiben sind die Tastenkürzel aus. Strg oder ⌘ mit Enter sendet, was Sie schreiben, Esc verlässt das Feld. Zu jedem Kürzel gibt es auch eine Schaltfläche.",
  key: (keys) => `Taste: ${keys}`,
};

export const drafts: Texts["drafts"] = {
  restored: "Entwurf wiederhergestellt",
  discard: "Verwerfen",
  unstored:
    "Der Entwurf kann auf diesem Gerät nicht gespeichert werden. Senden Sie ihn ab, bevor Sie die Seite verlassen.",
  leaveTitle: "Abmelden und Entwürfe löschen?",
  leaveText: (n) =>
    n === 1
      ? "Ein Text, den Sie getippt haben, ist nur auf diesem Gerät. Beim Abmelden wird er gelöscht, damit ihn niemand findet, der als Nächstes hier sitzt."
      : `${n} Texte, die Sie getippt haben, sind nur auf diesem Gerät. Beim Abmelden werden sie gelöscht, damit sie niemand findet, der als Nächstes hier sitzt.`,
  leave: "Abmelden und löschen",
  stay: "Bleiben",
};

export const links: Texts["links"] = {
  copied: "Link kopiert.",
  byHand: "Diese Adresse kopieren:",
  close: "Diese Meldung schließen",
};

export const device: Texts["device"] = {
  unknown: "Unbekanntes Programm",
  browserOn: (browser, system) => `${browser} auf ${system}`,
};

export const times: Texts["times"] = {
  justNow: "gerade eben",
  minutesAgo: (n) => `vor ${n} Min.`,
  hoursAgo: (n) => `vor ${n} Std.`,
  yesterday: "gestern",
  inMinutes: (n) => `in ${n} Min.`,
  atClock: (clock) => `um ${clock} Uhr`,
};

export const figures: Texts["figures"] = {
  asOf: (when) => ["Stand ", when],
  notAsserted: {
    denied: "(bestritten)",
    asked: "(gefragt)",
    conditional: "(bedingt)",
    unverified: "(nicht bestätigt)",
  },
  qualifiers: {
    about: "etwa",
    "more than": "mehr als",
    "less than": "weniger als",
    "fewer than": "weniger als",
    "at least": "mindestens",
    "at most": "höchstens",
    between: "zwischen",
  },
  from: (day) => `ab ${day}`,
  until: (day) => `bis ${day}`,
};

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
  offline: {
    interview: "Interview",
    letter: "Brief oder E-Mail",
    call: "Telefonat",
    document: "Dokument",
    photograph: "Foto oder Aufnahme",
    observation: "Eigene Beobachtung",
  },
  stances: { supports: "Stützt", context: "Ordnet ein", refutes: "Widerlegt" },
  dismissals: {
    not_checkable: "Nicht überprüfbar",
    opinion: "Eine Meinung",
    duplicate: "Doppelt: dieselbe Behauptung gibt es schon",
    out_of_scope: "Gehört nicht zu unseren Themen",
    extraction_error: "Keine Behauptung: irrtümlich gefunden",
    other_kind: "Andere Art, als das Abonnement verlangt",
    unchecked: "Zu lange ungeprüft für das Abonnement",
    archived: "Artikel archiviert",
  },
  corrections: {
    clarification: { label: "Klarstellung", meaning: "Genauer formuliert; nichts war falsch" },
    correction: { label: "Berichtigung", meaning: "Eine Angabe war falsch" },
  },
  stale: {
    recheck_due: "erneute Prüfung fällig",
    words_changed: "Wortlaut geändert",
    page_gone: "Seite verschwunden",
    conflicting_value: "anderer Artikel weicht ab",
    newer_figure: "neuere Zahl",
  },
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
    ticked: "Checkliste",
    media: "Bild, Video oder Ton",
    correction_class: "Was es ist",
    notice: "Hinweis an die Leserschaft",
    kind: "Art der Quelle",
    who: "Wer",
    at: "Wann",
    place: "Wo",
    url: "Adresse",
    title: "Titel",
    publisher: "Herausgeber",
    published_at: "Erschienen am",
    excerpt: "Auszug",
    note: "Notiz",
    origin: "Ursprung",
    snapshot_url: "Archivkopie",
    stance: "Richtung",
    visibility: "Öffentlich oder intern",
    due_at: "Fällig",
    topics: "Themen",
  },
  theArticle: "der Artikel",
  roles: { reviewer: "Prüfung", editor: "Redaktion", admin: "Administration" },
  rolesInText: { reviewer: "Prüfung", editor: "Redaktion", admin: "Administration" },
};

export const glossary: Texts["glossary"] = {
  title: "Glossar",
  lead: "Was die Kennzeichnungen einer Behauptung bedeuten.",
  kinds: "Arten von Behauptungen",
  kindsLead: "Worum es in einer Behauptung geht, erkannt am Wortlaut.",
  grades: "Prüfwürdigkeit",
  gradesLead: "0 bis 100: wie wichtig es ist, die Behauptung zu prüfen.",
  states: "Bearbeitungsstände",
  statesLead: "Die Schritte einer Behauptung von der Erkennung bis zur Veröffentlichung.",
  ratings: "Einstufungen",
  ratingsLead: "Die Skala dieser Redaktion. Die Administration legt sie fest.",
  gradeMeanings: {
    must_check: "Wichtig und prüfbar. Zuerst prüfen.",
    checkable: "Prüfbar, aber weniger wichtig.",
  },
  stateMeanings: {
    unassigned: "Noch arbeitet niemand daran.",
    in_review: "Jemand hat sie übernommen und sammelt Belege.",
    submitted: "Das Urteil wartet, bis jemand anderes zustimmt oder es zurückgibt.",
    approved: "Das Urteil ist bereit zur Veröffentlichung; die Leserschaft sieht es noch nicht.",
    published: "Das Urteil ist auf seiner Seite und in den Feeds zu lesen.",
    retracted: "Das Urteil wurde zurückgezogen. Die Seite bleibt online und weist darauf hin.",
    dismissed: "Sie wird nicht geprüft. Der Grund bleibt, und sie lässt sich wieder öffnen.",
  },
};

export const firstSteps: Texts["firstSteps"] = {
  title: "Erste Schritte",
  lead: "Vom Text zur geprüften Behauptung, in drei Schritten.",
  hide: "Erste Schritte ausblenden",
  done: "Erledigt:",
  steps: {
    article: {
      title: "Einen Artikel hinzufügen",
      how: "Fügen Sie einen Text ein, oder ziehen Sie Dateien auf die Seite. Nach wenigen Sekunden erscheinen die Behauptungen.",
      go: "Artikel hinzufügen",
    },
    claim: {
      title: "Eine Behauptung öffnen und übernehmen",
      how: "Übernehmen Sie sie, und sammeln Sie, was dafür und was dagegen spricht.",
      go: "Zu den Behauptungen",
    },
    verdict: {
      title: "Ein Urteil schreiben",
      how: "Wählen Sie eine Einstufung, begründen Sie sie, reichen Sie sie ein. Jemand anderes muss zustimmen.",
      go: "Zu Ihren Behauptungen",
    },
    colleague: {
      title: "Jemanden einladen",
      how: "Ein Urteil braucht die Zustimmung von jemand anderem.",
      go: "Jemanden einladen",
    },
  },
  finished: "Erste Schritte abgeschlossen.",
  close: "Schließen",
};

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
        "Unterstrichene Worte sind Behauptungen; die Farbe zeigt die Art. Die geöffnete ist hervorgehoben. Klicken Sie auf eine andere, um sie zu öffnen.",
    },
    claim: {
      title: "Was genau behauptet wird",
      words:
        "Grau und kursiv steht ein automatischer Wortlaut, bis ihn jemand bestätigt. Darunter stehen der Urheber und die Merkmale.",
    },
    evidence: {
      title: "Belege",
      words: "Quellen, die stützen, widerlegen oder einordnen. Übernehmen Sie zuerst die Behauptung.",
    },
    verdict: {
      title: "Urteil",
      words:
        "Eine Einstufung, eine Zusammenfassung für die Leserschaft und Ihre Begründung. Der Entwurf wird automatisch gespeichert; jemand anderes gibt das Urteil frei.",
    },
    keys: {
      title: "Von Behauptung zu Behauptung",
      words: "Die Tasten j und k tun dasselbe. Zu jeder Taste gibt es auch eine Schaltfläche; ? zeigt alle.",
    },
    palette: {
      title: "Suche und Befehle",
      words: "Suche und alle Befehle, von jeder Seite aus.",
    },
  },
};

export const help: Texts["help"] = {
  more: "Weitere Hilfe",
  glossary: "Glossar",
  firstSteps: "Erste Schritte",
  tour: "Rundgang durch den Lesebereich",
  tourWaits: "Öffnen Sie eine Behauptung, um den Rundgang zu starten.",
};

export const stopped: Texts["stopped"] = {
  title: "Diese Seite funktioniert nicht mehr",
  silent: "Claimdesk antwortet nicht",
  newVersion: "Es gibt eine neue Version",
  newVersionNext: "Laden Sie die Seite neu, um sie zu nutzen. Ihre Entwürfe bleiben auf diesem Gerät.",
  reload: "Neu laden",
  queue: "Zur Warteliste",
  missingTitle: "Seite nicht gefunden",
  missingText: "Der Link ist vielleicht veraltet oder unvollständig.",
  noArticle: "Artikel nicht gefunden",
  noClaim: "Behauptung nicht gefunden",
  noClaimText:
    "Der Link ist vielleicht unvollständig. Suchen Sie die Behauptung in der Warteliste; dort stehen auch zusammengeführte und verworfene.",
  noArticleText: "Er wurde entfernt, oder der Link ist unvollständig. Suchen Sie den Artikel in der Liste.",
  articles: "Zu den Artikeln",
};
