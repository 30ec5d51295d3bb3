// What is said about work that the server does by itself?

export const jobs = {
  title: "Background work",
  lead: "What the server does by itself: finding claims, sending mail, telling feed readers. What is done leaves this page.",
  failed: "Given up",
  running: "Running",
  waiting: "Waiting",
  loading: "Loading the work",
  nothing: "Nothing waits and nothing failed",
  nothingNext: "Work appears here while it is under way, and stays only when it fails.",
  kinds: {
    analyse: { label: "Find claims", failed: "The claims of this article could not be found." },
    mail: {
      label: "Send a mail",
      failed: "A mail about the inbox could not be sent. An admin can check the mail settings.",
    },
    mail_reset: {
      label: "Send a password link",
      failed: "A link to a new password could not be sent. An admin can check the mail settings.",
    },
    ping_hub: {
      label: "Tell the hub",
      failed: "The hub was not told that the feeds changed. Readers of the feeds hear of it later.",
    },
    other: { label: "Other work", failed: "This could not be done." },
  },
  asked: "Asked for ",
  since: "given up ",
  next: "next try ",
  attempts: (n: number, shown: string) => `${shown} ${n === 1 ? "try" : "tries"}`,
  raw: "What the server said",
  retry: "Try again",
  retryNamed: (what: string) => `Try again: ${what}`,
  retryAll: (_n: number, shown: string) => `Try all ${shown} again`,
  retried: "It is tried again.",
  retriedAll: (n: number, shown: string) => `${shown} ${n === 1 ? "is" : "are"} tried again.`,
};
