// Which programs come in somebody's name?
import type { ReactNode } from "react";

export const tokens = {
  title: "API tokens",
  lead: (header: ReactNode): ReactNode[] => [
    "A program sends one as ",
    header,
    ". It never may more than you may yourself at that time.",
  ],
  loading: "Loading the tokens",
  scopes: {
    read: "Read everything that I may read",
    "feeds:read": "Read feeds, where they are private, and nothing else",
    review: "Bring articles, examine claims, propose and approve verdicts",
    publish: "Publish, correct and retract",
    administer: "Manage accounts and rules",
  },
  days: { 30: "30 days", 90: "90 days", 365: "A year" },
  sayWhat: "Say what it is for.",
  chooseOne: "Choose at least one.",
  until: (day: ReactNode): ReactNode[] => ["until ", day],
  lastUsed: (when: ReactNode): ReactNode[] => ["last used ", when],
  neverUsed: "never used",
  revoke: "Revoke",
  revokeOne: (name: string) => `Revoke ${name}`,
  revoked: (name: string) => `“${name}” works no more.`,
  made: (name: string) => `The token “${name}”`,
  madeHelp: "Keep it where the program finds it and nobody else does. It is shown only now.",
  form: "New token",
  purpose: "What is it for?",
  worksFor: "Works for",
  itMay: "It may",
  make: "Make a token",
};
