// What does the desk say around an article that is read?

export const reader = {
  loading: "Loading the article",
  article: "Article",
  claim: "Claim",
  claims: "Claims",
  claimsOfArticle: "Claims of this article",
  history: "History of this article",
  key: (key: string) => `Key: ${key}`,
  toText: "Back to the text",
  toClaim: "Back to the claim",
  allClaims: "All claims",
  position: (at: number, of: number) => `${at} of ${of}`,
  previous: "Previous claim",
  next: "Next claim",
  file: "Open the claim file",
  fileHint: "Everything about this claim on one page, for printing",
  finding: "Finding claims…",
  findingHere: "Finding claims… They appear here by themselves.",
  findingLabel: "Finding claims",
  loadingClaims: "Loading the claims",
  none: "No claims found",
  noneHint:
    "Nothing in this text looked checkable. If that surprises you, use “Analyse again” above the text.",
};
