// Does signing in take more than a password?
import type { ReactNode } from "react";

export const secondFactor = {
  title: "Second factor",
  loading: "Loading the second factor",
  codesTitle: "Your recovery codes",
  codesHelp:
    "Keep them where you find them without your device. Each works once, and they are shown only now.",
  active: (since: ReactNode, codes: number): ReactNode[] => [
    "Signing in takes a code of your device, since ",
    since,
    `. You have ${codes} recovery codes left.`,
  ],
  newCodes: "New recovery codes",
  remove: "Remove the second factor",
  removed: "The password alone is enough again.",
  required: "Your role takes one: until it is set up you can do nothing else here.",
  why: "With one, a stolen password alone opens nothing.",
  setUp: "Set up a second factor",
  read: "Read this with an authenticator app, then type the six digits that it shows.",
  secret: "The secret for your authenticator app",
  noCamera: (secret: ReactNode): ReactNode[] => ["No camera? Type ", secret],
  code: "The code that it shows",
  activate: "It counts from now on",
  wrong: "This is not the code that the app shows now.",
};
