// Who works here, who was asked to, and what can be done about it, in German?
import type { Texts } from "..";

export const accounts: Texts["accounts"] = {
  title: "Konten",
  everybody: "Alle",
  loading: "Die Konten werden geladen",
  name: "Name",
  email: "E-Mail",
  role: "Rolle",
  signedIn: "Zuletzt angemeldet",
  never: "nie",
  actions: "Aktionen",
  you: " (Sie)",
  deactivatedAt: (when) => ["stillgelegt: ", when],
  actionsOn: (name) => `Aktionen für ${name}`,
  letIn: "Wieder anmelden lassen",
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
    "Geben Sie ihn niemand anderem. Er gilt einmal und eine Stunde lang und wird nur jetzt gezeigt. Bis er benutzt wird, gilt das alte Passwort.",
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
  linkHelp: "Geben Sie ihn niemand anderem. Er gilt einmal und eine Woche lang und wird nur jetzt gezeigt.",

  invitations: "Offene Einladungen",
  invited: (name, email, role, by, when) => [
    name,
    `, ${email}, Rolle „${role}“; eingeladen von ${by}, `,
    when,
  ],
  withdraw: "Zurückziehen",
  withdrawDone: "Der Link gilt nicht mehr.",
};
