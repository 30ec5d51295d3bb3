// German texts of people: accounts, sign-in, passkeys, tokens, preferences.
import type { Texts } from "../en";

export const accounts: Texts["accounts"] = {
  title: "Konten",
  everybody: "Alle",
  name: "Name",
  email: "E-Mail",
  role: "Rolle",
  signedIn: "Zuletzt angemeldet",
  never: "nie",
  actions: "Aktionen",
  you: " (Sie)",
  deactivatedAt: (when) => ["stillgelegt: ", when],
  actionsOn: (name) => `Aktionen für ${name}`,
  letIn: "Wieder freischalten",
  letInDone: (name) => `${name} kann sich wieder anmelden.`,
  makeRole: {
    reviewer: "Rolle „Prüfung“ geben",
    editor: "Rolle „Redaktion“ geben",
    admin: "Rolle „Administration“ geben",
  },
  roleDone: (name, role) => `${name} hat jetzt die Rolle „${role}“ und muss sich neu anmelden.`,
  resetLink: "Link für ein neues Passwort",
  resetTitle: (name) => `Ein Link für ein neues Passwort: ${name}`,
  resetHelp:
    "Geben Sie den Link nur dieser Person. Er gilt einmal innerhalb einer Stunde und wird nur jetzt gezeigt. Bis dahin gilt das alte Passwort.",
  removeFactor: "Zweiten Faktor entfernen",
  removeFactorDone: (name) => `${name} meldet sich nur noch mit dem Passwort an.`,
  deactivateAsk: "Stilllegen …",
  deactivate: "Stilllegen",
  deactivateTitle: (name) => `Konto stilllegen: ${name}`,
  deactivateHelp:
    "Alle Sitzungen enden sofort. Was getan wurde, bleibt unter diesem Namen stehen, und das Konto lässt sich wieder freischalten.",
  deactivateDone: (name) => `${name} kann sich nicht mehr anmelden.`,
  reason: "Grund, für das Protokoll",

  inviteTitle: "Jemanden einladen",
  enterEmail: "Geben Sie eine E-Mail-Adresse ein.",
  enterName: "Geben Sie den Namen ein, den andere sehen werden.",
  invite: "Einladen",
  linkTitle: (name) => `Ein Link für ${name}`,
  linkHelp:
    "Geben Sie den Link nur dieser Person. Er gilt einmal innerhalb einer Woche und wird nur jetzt gezeigt.",

  invitations: "Offene Einladungen",
  invited: (name, email, role, by, when) => [
    name,
    `, ${email}, Rolle „${role}“; eingeladen von ${by}, `,
    when,
  ],
  withdraw: "Zurückziehen",
  withdrawDone: "Der Link gilt nicht mehr.",
};

export const sessions: Texts["sessions"] = {
  lead: "Behauptungen und Urteile Ihrer Redaktion.",
  email: "E-Mail",
  enterEmail: "Geben Sie Ihre E-Mail-Adresse ein.",
  password: "Passwort",
  enterPassword: "Geben Sie Ihr Passwort ein.",
  showPassword: "Passwort zeigen oder verbergen",
  code: "Code",
  codeHelp: "Was Ihre Authentifizierungs-App anzeigt, oder ein Ersatzcode.",
  signIn: "Anmelden",
  wrongCode: "Das Passwort oder der Code stimmt nicht. Jeder Code gilt nur einmal.",
  wrongPassword: "Die E-Mail-Adresse oder das Passwort stimmt nicht.",
  silent: "Der Server antwortet nicht. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.",

  signInWithPasskey: "Mit einem Passkey anmelden",
  signInWith: (provider) => `Mit ${provider} anmelden`,
  unknownPasskey: "Der Passkey dieses Geräts ist hier nicht bekannt. Melden Sie sich anders an.",
  refusals: {
    expired: "Das hat zu lange gedauert oder begann in einem anderen Browser. Versuchen Sie es noch einmal.",
    denied: "Der Identitätsanbieter hat Sie nicht angemeldet.",
    provider:
      "Der Identitätsanbieter antwortet nicht, wie er soll. Versuchen Sie es noch einmal oder melden Sie sich mit Ihrem Passwort an.",
    unverified:
      "Der Identitätsanbieter hat Ihre E-Mail-Adresse nicht bestätigt. Wenden Sie sich an die Stelle, die ihn betreibt.",
    no_role:
      "Der Identitätsanbieter weist Ihnen in Claimdesk keine Rolle zu. Wenden Sie sich an die Administration.",
    deactivated: "Ihr Konto ist hier stillgelegt. Wenden Sie sich an die Administration.",
    another:
      "Beim Identitätsanbieter hat sich eine andere Person angemeldet, oder die Anmeldung liegt zu lange zurück.",
  },
  refused: "Die Anmeldung ist gescheitert. Versuchen Sie es noch einmal.",

  ended: "Ihre Sitzung ist beendet",
  goOnHere: "Melden Sie sich an, um weiterzuarbeiten. Die Seite und Ihre Entwürfe sind unverändert.",

  forgotten: "Passwort vergessen",
  forgottenQuestion: "Passwort vergessen?",
  linkOnItsWay:
    "Wenn es für diese Adresse ein Konto gibt, wurde ein Link dorthin gesendet. Kommt innerhalb weniger Minuten nichts an, wenden Sie sich an die Administration.",
  sendLink: "Link zusenden",
  backToSignIn: "Zurück zur Anmeldung",

  joinTitle: "Der Redaktion beitreten",
  resetTitle: "Ein neues Passwort",
  deadLink: "Dieser Link gilt nicht",
  lookingAtLink: "Der Link wird geprüft",
  choosePassword: "Passwort wählen",
  welcome: (name, email) => ["Willkommen, ", name, ". Sie melden sich als ", email, " an."],
  hello: (name, email) => ["Guten Tag, ", name, ". Sie melden sich als ", email, " an."],
  yourPassword: "Ihr Passwort",
  goodPassword: "Mindestens 8 Zeichen; gut sind vier oder fünf Wörter, die nichts miteinander zu tun haben.",
  badPassword: (why) => `Das Passwort ${why}`,
  join: "Beitreten",
  setPassword: "Passwort setzen",
  nowSignIn: "Melden Sie sich jetzt mit Ihrem Passwort an.",

  stillYou: "Identität bestätigen",
  stillYouWhy:
    "Erforderlich für Änderungen an Konten, Tokens, Endpunkten und Einstellungen. Gilt zehn Minuten.",
  usePasskey: "Passkey verwenden",
  confirmAtProvider: "Beim Identitätsanbieter bestätigen, dann wiederholen",
  confirm: "Bestätigen",
  goOn: "Weiter",
  notYourPassword: "Das ist nicht Ihr Passwort.",

  handedOut: "Dies ist ein vorläufiges Passwort. Wählen Sie ein eigenes.",
  chooseYours: "Wählen Sie Ihr Passwort",
  enterCurrent: "Geben Sie Ihr jetziges Passwort ein.",
  tooShort: "Nehmen Sie mindestens 8 Zeichen.",
  notTheSame: "Die beiden stimmen nicht überein.",
  passwordChanged: "Ihr Passwort ist geändert.",
  notCurrent: "Das ist nicht Ihr jetziges Passwort.",
  currentPassword: "Jetziges Passwort",
  newPassword: "Neues Passwort",
  newPasswordHelp: "Mindestens 8 Zeichen. Gut sind einige Wörter hintereinander.",
  newPasswordAgain: "Neues Passwort, noch einmal",
  changePassword: "Passwort ändern",

  where: "Wo Sie angemeldet sind",
  from: (address) => ` von ${address}`,
  seen: (seen, since) => ["; zuletzt gesehen: ", seen, "; angemeldet: ", since],
  proofs: { password: "", passkey: " mit einem Passkey", single_sign_on: " über Single Sign-on" },
  here: "hier",
  signOut: "Abmelden",
  signOutElsewhere: "Überall sonst abmelden",
  signedOutThere: "Dort abgemeldet.",
  yourAccount: "Ihr Konto",
};

export const passkeys: Texts["passkeys"] = {
  title: "Passkeys",
  lead: "Ein Gerät, das Sie am Finger, am Gesicht oder an seinem eigenen Code erkennt, meldet Sie ohne Passwort an und zählt als zweiter Faktor.",
  sayWhich: "Geben Sie einen Namen für das Gerät ein.",
  added: "Passkey hinzugefügt.",
  since: (day) => ["seit ", day],
  lastUsed: (when) => ["zuletzt benutzt: ", when],
  neverUsed: "nie benutzt",
  remove: "Entfernen",
  removeOne: (name) => `${name} entfernen`,
  removed: (name) => `„${name}“ wurde entfernt.`,
  form: "Neuer Passkey",
  name: "Name des Geräts",
  add: "Passkey hinzufügen",
  notHere: "Dieser Browser kann hier keine Passkeys anlegen.",
  known: "Dieses Gerät hat schon einen Passkey für Sie.",
  refused:
    "Das Gerät hat Sie nicht angemeldet. Vielleicht hat es keinen Passkey für Claimdesk, oder Sie haben abgebrochen.",
};

export const secondFactor: Texts["secondFactor"] = {
  title: "Zweiter Faktor",
  codesTitle: "Ihre Ersatzcodes",
  codesHelp:
    "Bewahren Sie diese Codes so auf, dass Sie sie ohne Ihr Gerät finden. Jeder gilt einmal. Sie werden nur jetzt gezeigt.",
  active: (since, codes) => [
    "Für die Anmeldung ist ein Code Ihres Geräts nötig, seit ",
    since,
    codes === 1 ? ". Sie haben noch 1 Ersatzcode." : `. Sie haben noch ${codes} Ersatzcodes.`,
  ],
  newCodes: "Neue Ersatzcodes",
  remove: "Zweiten Faktor entfernen",
  removed: "Zweiter Faktor entfernt.",
  required: "Ihre Rolle verlangt einen zweiten Faktor. Richten Sie ihn ein, um fortzufahren.",
  why: "Ein zweiter Faktor schützt Ihr Konto, wenn Ihr Passwort gestohlen wird.",
  setUp: "Zweiten Faktor einrichten",
  read: "Scannen Sie diesen Code mit einer Authentifizierungs-App, und geben Sie dann die sechs Ziffern ein, die sie zeigt.",
  secret: "Das Geheimnis für Ihre Authentifizierungs-App",
  noCamera: (secret) => ["Keine Kamera? Geben Sie ein: ", secret],
  code: "Code aus der App",
  activate: "Aktivieren",
  wrong: "Das ist nicht der aktuelle Code der App.",
};

export const tokens: Texts["tokens"] = {
  title: "API-Tokens",
  lead: (header) => [
    "Ein Programm sendet eines davon als ",
    header,
    ". Ein Token hat nie mehr Rechte als Sie.",
  ],
  scopes: {
    read: "Alles lesen, was ich lesen darf",
    "feeds:read": "Feeds lesen, wo sie nicht öffentlich sind, und sonst nichts",
    review: "Artikel einbringen, Behauptungen prüfen, Urteile vorschlagen und freigeben",
    publish: "Veröffentlichen, berichtigen und zurückziehen",
    administer: "Konten und Regeln verwalten",
  },
  days: { 30: "30 Tage", 90: "90 Tage", 365: "Ein Jahr" },
  sayWhat: "Geben Sie einen Zweck ein.",
  chooseOne: "Wählen Sie mindestens eines.",
  until: (day) => ["gilt bis ", day],
  lastUsed: (when) => ["zuletzt benutzt: ", when],
  neverUsed: "nie benutzt",
  revoke: "Widerrufen",
  revokeOne: (name) => `${name} widerrufen`,
  revoked: (name) => `„${name}“ gilt nicht mehr.`,
  made: (name) => `Das Token „${name}“`,
  madeHelp: "Bewahren Sie das Token sicher auf. Es wird nur jetzt gezeigt.",
  form: "Neues Token",
  purpose: "Zweck",
  worksFor: "Gilt",
  itMay: "Rechte",
  make: "Token erstellen",
};

export const preferences: Texts["preferences"] = {
  title: "Einstellungen",
  about: "Diese Einstellungen gelten nur auf diesem Gerät.",
  colours: "Farben",
  light: "Hell",
  dark: "Dunkel",
  system: "Wie das System",
  rows: "Zeilen",
  comfortable: "Luftig",
  compact: "Dicht",
  language: "Sprache",
  languageNote:
    "Die Oberfläche wird in dieser Sprache neu geladen. Behauptungen, Artikel und öffentliche Seiten ändern sich nicht.",
  zone: "Zeitzone",
  zoneNote: (now) => `Für Anzeige und Eingabe von Zeiten. Dort ist es ${now}.`,
  thisDevice: (zone) => `Wie dieses Gerät (${zone})`,
  noZone: "Diese Zeitzone gibt es nicht",
  notKept: "Dieser Browser speichert die Einstellung nicht. Sie gilt nur für diese Seite.",
  languageNotKept:
    "Dieser Browser speichert keine Einstellungen. Deshalb lässt sich die Sprache hier nicht ändern.",
};
