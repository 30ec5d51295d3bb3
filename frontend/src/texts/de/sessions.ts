// How are people let in, asked again, and let go, in German?
import type { Texts } from "..";

export const sessions: Texts["sessions"] = {
  lead: "Behauptungen hinein, geprüfte Urteile hinaus.",
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
      "Der Identitätsanbieter gibt Ihnen an diesem Desk keine Rolle. Wenden Sie sich an die Administration.",
    deactivated: "Ihr Konto ist hier stillgelegt. Wenden Sie sich an die Administration.",
    another: "Beim Identitätsanbieter hat sich jemand anderes angemeldet als hier, oder nicht gerade eben.",
  },
  refused: "Die Anmeldung ist gescheitert. Versuchen Sie es noch einmal.",

  ended: "Ihre Sitzung ist beendet",
  goOnHere:
    "Melden Sie sich an, um weiterzuarbeiten. Die Seite ist, wie Sie sie verlassen haben; nichts Geschriebenes ist verloren.",

  forgotten: "Passwort vergessen",
  forgottenQuestion: "Passwort vergessen?",
  linkOnItsWay:
    "Wenn es für diese Adresse ein Konto gibt, ist ein Link dorthin unterwegs. Nach einigen Minuten nichts angekommen? Die Administration kann Ihnen einen geben.",
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

  stillYou: "Sind das noch Sie?",
  stillYouWhy:
    "Gefragt wird vor Entscheidungen über Konten, Tokens, Endpunkte und Regeln. Die Antwort gilt zehn Minuten.",
  usePasskey: "Passkey verwenden",
  confirmAtProvider: "Beim Identitätsanbieter bestätigen, dann noch einmal ausführen",
  confirm: "Bestätigen",
  goOn: "Weiter",
  notYourPassword: "Das ist nicht Ihr Passwort.",

  handedOut: "Dieses Passwort wurde Ihnen ausgehändigt; wählen Sie ein eigenes.",
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
  loading: "Die Sitzungen werden geladen",
  from: (address) => ` von ${address}`,
  seen: (seen, since) => ["; zuletzt gesehen: ", seen, "; angemeldet: ", since],
  proofs: { password: "", passkey: " mit einem Passkey", single_sign_on: " über Single Sign-on" },
  here: "hier",
  signOut: "Abmelden",
  signOutElsewhere: "Überall sonst abmelden",
  signedOutThere: "Dort abgemeldet.",
  yourAccount: "Ihr Konto",
};
