// English texts of error messages.

type Said = {
  /** What happened. */
  happened: string;
  /** How to go on. */
  next: string;
};

/** Keyed by the last part of a problem's type. */
const kinds = {
  "malformed-request": {
    happened: "The server could not read the request.",
    next: "Reload the page and try again.",
  },
  "bad-query": {
    happened: "The address contains a filter that does not exist.",
    next: "Go back and choose the filter again.",
  },
  "not-signed-in": {
    happened: "You are not signed in any more.",
    next: "Sign in and try again.",
  },
  "bad-credentials": {
    happened: "The e-mail address or the password is wrong.",
    next: "Check both, or ask for a new password.",
  },
  "code-required": {
    happened: "A second factor is required.",
    next: "Enter the code from your device, or a recovery code.",
  },
  "second-factor-required": {
    happened: "Your role requires a second factor.",
    next: "Set it up under “Your account”.",
  },
  forbidden: {
    happened: "Your account does not have permission for this.",
    next: "Ask an editor or an admin.",
  },
  unconfirmed: {
    happened: "This action requires your password again.",
    next: "Try again and enter the password when asked.",
  },
  "cross-origin": {
    happened: "This page was opened at an address that Claimdesk does not know as its own.",
    next: "Open Claimdesk at its usual address, or tell your admin.",
  },
  "not-found": {
    happened: "This does not exist, or not any more.",
    next: "Go back and look for it in the list.",
  },
  "method-not-allowed": {
    happened: "The server does not know this action.",
    next: "Reload the page: it may be older than the server.",
  },
  "request-timeout": {
    happened: "The connection was too slow to send this.",
    next: "Try again.",
  },
  conflict: {
    happened: "This is not possible in the current state.",
    next: "Check the changes and choose again.",
  },
  "stale-version": {
    happened: "This changed while you were working on it.",
    next: "Check the changes and try again.",
  },
  "too-large": {
    happened: "This is too large: an article may have up to 2 MiB of text, everything else 1 MiB.",
    next: "Shorten it, or send it in parts.",
  },
  "unreadable-document": {
    happened: "The document cannot be read.",
    next: "Paste its text instead, or send another file.",
  },
  "unsupported-media-type": {
    happened: "The server does not accept this type of file.",
    next: "Send plain text.",
  },
  invalid: {
    happened: "Some fields are not valid.",
    next: "Correct the marked fields and send it again.",
  },
  "precondition-required": {
    happened: "The request did not name the version that it changes.",
    next: "Reload the page and try again.",
  },
  throttled: {
    happened: "Too many requests.",
    next: "Try again in a moment.",
  },
  internal: {
    happened: "The server could not do this.",
    next: "Try again. If it persists, tell your admin.",
  },
  unavailable: {
    happened: "The server is busy.",
    next: "Nothing was changed. Try again in a moment.",
  },
  "unknown-outcome": {
    happened: "The database did not confirm the change.",
    next: "Check whether it was done before you try again.",
  },
} satisfies Record<string, Said>;

export const problems = {
  kinds,
  unreachable: {
    happened: "The server does not answer.",
    next: "Check the connection and try again; nothing you typed is lost.",
  },
  unreadable: {
    happened: "The server’s answer cannot be read.",
    next: "Try again. If it persists, tell your admin.",
  },
  refused: {
    happened: "The server refused this.",
    next: "Check the changes and try again.",
  },
  unexpected: {
    happened: "Something unexpected happened.",
    next: "Reload the page and try again.",
  },
  waitSeconds: (n: number) => `Try again in ${n} ${n === 1 ? "second" : "seconds"}.`,
  waitMinutes: (n: number) => `Try again in ${n} ${n === 1 ? "minute" : "minutes"}.`,
};
