// What does the desk say around one claim?

export const workspace = {
  loading: "Loading the claim",
  evidence: "Evidence",
  verdict: "Verdict",
  comments: "Comments",
  history: "History",
  assigned: "Assigned to you.",
  correct: "Correct this verdict",
  take: "Assign to me and write the verdict",
};
