// What is said of texts that are kept on this device until the server has them?

export const kept = {
  restored: "Restored what you had typed",
  discard: "Discard",
  homeless: "This device has no room for a copy. Send this before you leave the page.",
  leaveTitle: "Sign out and clear what is not sent?",
  /** `n` texts were typed and not sent. */
  leaveText: (n: number) =>
    `${n === 1 ? "One text that you typed is" : `${n} texts that you typed are`} only on this device. Signing out clears ${
      n === 1 ? "it" : "them"
    }, so that nobody who sits here next finds ${n === 1 ? "it" : "them"}.`,
  leave: "Sign out and clear",
  stay: "Stay",
};
