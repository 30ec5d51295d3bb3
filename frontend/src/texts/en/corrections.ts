// What does the desk say about corrections and retractions?

export const corrections = {
  title: "Corrections",
  lead: "What readers were told about verdicts that changed. Pick a public verdict to correct or retract it.",
  told: "What readers were told",
  publicVerdicts: "Public verdicts",
  search: "Search the public verdicts",
  searchHint: "Search",
  none: "Nothing was corrected",
  noneNext:
    "When a public verdict is corrected or retracted, the notice stands here and in the feed of corrections.",
  noneFound: "No public verdict has these words. Try fewer of them.",
  nothingPublic: "No verdict is public yet. Once one is, it can be corrected or retracted here.",
  loading: "Loading the corrections",
  publicList: "Public corrections",
  publicPage: "Public page",
  of: (statement: string) => `of “${statement}”`,
  wroteAndApproved: (author: string, approvers: string) =>
    approvers ? `by ${author}, approved by ${approvers}` : `by ${author}`,
  classes: { clarification: "Clarification", correction: "Correction", retraction: "Retraction" },
};
