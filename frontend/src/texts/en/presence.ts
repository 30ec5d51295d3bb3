// How does the desk say who else is here, and whether it hears of them?

export const presence = {
  reading: (name: string) => `${name} is reading`,
  writing: (name: string) => `${name} is writing here`,
  /** Beside a claim in a list, for hover and screen readers. */
  here: "Here now: ",
  changed: (name: string) => `${name} has changed this`,
  connecting: "connecting",
  connectingHint: "Connecting to the desk…",
  live: "live",
  liveHint: "Live: changes by colleagues appear by themselves.",
  reconnecting: "reconnecting",
  reconnectingHint: "The server does not answer; trying again.",
  offline: "no connection",
  offlineHint: "This device has no connection.",
  offlineText: "No connection. What you type is kept here.",
  reconnectingText: "The server does not answer. What you type is kept here.",
  tryNow: "Try now",
};
