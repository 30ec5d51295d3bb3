// What is said where everything can be searched and done?

export const palette = {
  placeholder: "A claim, an article, a colleague, a page, a thing to do…",
  results: "Results",
  claims: "Claims",
  articles: "Articles",
  people: "People",
  /** What opening a person leads to. */
  theirs: "Claims in their hands",
  searching: "Searching…",
  found: (n: number, shown: string) => `${shown} ${n === 1 ? "result" : "results"}`,
  nothing: (query: string) => `Nothing matches “${query}”. Try fewer words, or the beginning of one.`,
  failed: "Claims and articles could not be searched. Try again",
  move: "to move",
  choose: "to choose",
  leave: "to leave",
};
