// Which words stand all over the desk?

export const common = {
  tryAgain: "Try again",
  notNow: "Not possible now.",
  loadMore: "Load more",
  notLoaded: "This could not be loaded",
  cancel: "Cancel",
  save: "Save",
  copied: "Copied",
  /** A title that is no title. */
  untitled: "Untitled",
  emptyText: "Empty text",
  /** "1 claim", "12 claims" */
  claims: (n: number, shown: string) => `${shown} ${n === 1 ? "claim" : "claims"}`,
};
