// Which words stand all over the desk?

export const common = {
  tryAgain: "Try again",
  notNow: "Not possible now.",
  loadMore: "Load more",
  notLoaded: "This could not be loaded",
  cancel: "Cancel",
  save: "Save",
  copied: "Copied",
  copy: "Copy",
  undo: "Undo",
  close: "Close",
  closeMessage: "Close this message",
  clearSearch: "Clear the search",
  copyAddress: "Copy the address",
  copyAddressOf: (what: string) => `Copy the address of ${what}`,
  isCopied: (what: string) => `${what}: copied`,
  /** Somebody was shown a secret and kept it. */
  haveIt: "I have it",
  /** A title that is no title. */
  untitled: "Untitled",
  emptyText: "Empty text",
  quoted: (words: string) => `“${words}”`,
  /** "1 claim", "12 claims" */
  claims: (n: number, shown: string) => `${shown} ${n === 1 ? "claim" : "claims"}`,
};
