// Which devices sign somebody in?
import type { ReactNode } from "react";

export const passkeys = {
  title: "Passkeys",
  lead: "A device that recognises you by a finger, a face or its own code signs you in without a password, and counts as a second factor.",
  loading: "Loading the passkeys",
  sayWhich: "Say which device it is.",
  added: "This device signs you in from now on.",
  since: (day: ReactNode): ReactNode[] => ["since ", day],
  lastUsed: (when: ReactNode): ReactNode[] => ["last used ", when],
  neverUsed: "never used",
  remove: "Remove",
  removeOne: (name: string) => `Remove ${name}`,
  removed: (name: string) => `“${name}” signs nobody in any more.`,
  form: "New passkey",
  name: "What do you call this device?",
  add: "Add a passkey",
  notHere: "This browser cannot make one here.",
  known: "This device has a passkey for you already.",
  refused: "The device did not sign you in. Perhaps it has no passkey for this desk, or you cancelled.",
};
