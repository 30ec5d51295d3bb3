// Who works here, who was asked to, and what can be done about it?
import type { ReactNode } from "react";

export const accounts = {
  title: "Accounts",
  everybody: "Everybody",
  loading: "Loading the accounts",
  name: "Name",
  email: "E-mail",
  role: "Role",
  signedIn: "Last signed in",
  never: "never",
  actions: "Actions",
  you: " (you)",
  deactivatedAt: (when: ReactNode): ReactNode[] => ["deactivated ", when],
  actionsOn: (name: string) => `What to do about ${name}`,
  letIn: "Let them sign in again",
  letInDone: (name: string) => `${name} can sign in again.`,
  makeRole: { reviewer: "Make them reviewer", editor: "Make them editor", admin: "Make them admin" },
  roleDone: (name: string, role: string) => `${name} is ${role} now and has to sign in again.`,
  resetLink: "Link to a new password",
  resetTitle: (name: string) => `A link to a new password for ${name}`,
  resetHelp:
    "Give it to nobody else. It works once, for an hour, and is shown only now. Until it is used, the old password works.",
  removeFactor: "Remove the second factor",
  removeFactorDone: (name: string) => `${name} signs in by the password alone.`,
  deactivateAsk: "Deactivate…",
  deactivate: "Deactivate",
  deactivateTitle: (name: string) => `Deactivate ${name}`,
  deactivateHelp:
    "Their sessions end at once. What they did stays under their name, and they can be let in again.",
  deactivateDone: (name: string) => `${name} cannot sign in any more.`,
  reason: "Reason, for the log",

  inviteTitle: "Invite somebody",
  enterEmail: "Enter an e-mail address.",
  enterName: "Enter the name that colleagues will see.",
  invite: "Invite",
  linkTitle: (name: string) => `A link for ${name}`,
  linkHelp: "Give it to nobody else. It works once, for a week, and is shown only now.",

  invitations: "Open invitations",
  invited: (name: ReactNode, email: string, role: string, by: string, when: ReactNode): ReactNode[] => [
    name,
    `, ${email}, as ${role}; asked by ${by} `,
    when,
  ],
  withdraw: "Withdraw",
  withdrawDone: "The link works no more.",
};
