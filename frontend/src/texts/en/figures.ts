// How are figures and spans of time in a claim said?

/** What the words of a claim hold back about a figure; what is exact needs no word. */
const qualifiers: Record<string, string> = {
  about: "about",
  "more than": "more than",
  "less than": "less than",
  "fewer than": "fewer than",
  "at least": "at least",
  "at most": "at most",
  between: "between",
};

export const figures = {
  qualifiers,
  from: (day: string) => `from ${day}`,
  until: (day: string) => `until ${day}`,
};
