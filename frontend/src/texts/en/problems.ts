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
    happened: "The server could not read what the desk sent.",
    next: "Reload the page and try again.",
  },
  "bad-query": {
    happened: "This address asks for something the desk does not know.",
    next: "Go back and choose the filter again.",
  },
  "not-signed-in": {
    happened: "You are not signed in any more.",
    next: "Sign in and try again.",
  },
  "bad-credentials": {
    happened: "The e-mail address or the password is not right.",
    next: "Check both, or ask for a new password.",
  },
  "code-required": {
    happened: "Your second factor is still missing.",
    next: "Type the code that your device shows, or a recovery code.",
  },
  "second-factor-required": {
    happened: "Your role takes a second factor.",
    next: "Set it up under “Your account”.",
  },
  forbidden: {
    happened: "Your account may not do this.",
    next: "Ask an editor or an admin.",
  },
  unconfirmed: {
    happened: "This needs your password once more.",
    next: "Try again and type it when you are asked.",
  },
  "cross-origin": {
    happened: "This page was opened at an address that Claimdesk does not know as its own.",
    next: "Open the desk at its usual address, or tell your admin.",
  },
  "not-found": {
    happened: "This does not exist, or not any more.",
    next: "Go back and look for it in the list.",
  },
  "method-not-allowed": {
    happened: "The server does not know this action.",
    next: "Reload the page: the desk may be older than the server.",
  },
  "request-timeout": {
    happened: "The connection was too slow to send this.",
    next: "Try again.",
  },
  conflict: {
    happened: "This is not possible as things stand now.",
    next: "Look at what is new and choose again.",
  },
  "stale-version": {
    happened: "This changed while you were working on it.",
    next: "Look at what is new and try again.",
  },
  "too-large": {
    happened: "This is too large: an article may have up to 2 MiB of text, everything else 1 MiB.",
    next: "Shorten it, or send it in parts.",
  },
  "unsupported-media-type": {
    happened: "The server does not take this sort of file.",
    next: "Send plain text.",
  },
  invalid: {
    happened: "Something in it is not right.",
    next: "Change what is marked and send it again.",
  },
  "precondition-required": {
    happened: "The desk did not say which version it changed.",
    next: "Reload the page and try again.",
  },
  throttled: {
    happened: "That was too often in a short time.",
    next: "Try again in a moment.",
  },
  internal: {
    happened: "The server could not do this.",
    next: "Try again; if it goes on, tell your admin.",
  },
  unavailable: {
    happened: "The server is busy.",
    next: "Look whether it was done, and try again in a moment.",
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
    next: "Try again; if it goes on, tell your admin.",
  },
  refused: {
    happened: "The server refused this.",
    next: "Look at what is new and try again.",
  },
  unexpected: {
    happened: "Something unexpected happened.",
    next: "Reload the page and try again.",
  },
  waitSeconds: (n: number) => `Try again in ${n} ${n === 1 ? "second" : "seconds"}.`,
  waitMinutes: (n: number) => `Try again in ${n} ${n === 1 ? "minute" : "minutes"}.`,
};
