// What are the words of the newsroom for the keys of the API?

export const vocabulary = {
  kinds: {
    casualties: {
      label: "Casualties",
      meaning: "How many people were killed, wounded, missing or displaced by violence",
    },
    quantity: { label: "Quantity", meaning: "An amount, a share, a price or a count of anything else" },
    date: { label: "Date", meaning: "When something happened or took effect" },
    agreement: { label: "Agreement", meaning: "What a treaty, ceasefire or contract stipulates" },
    event: { label: "Event", meaning: "That something happened" },
    quote: { label: "Quote", meaning: "What somebody said" },
    causal: { label: "Cause", meaning: "That one thing led to another" },
    prediction: { label: "Prediction", meaning: "What will happen" },
  },
  states: {
    unassigned: "Unassigned",
    in_review: "In review",
    submitted: "Submitted",
    approved: "Approved",
    published: "Published",
    retracted: "Retracted",
    dismissed: "Dismissed",
  },
  stances: { supports: "Supports", context: "Context", refutes: "Refutes" },
  dismissals: {
    not_checkable: "Not checkable",
    opinion: "An opinion",
    duplicate: "Duplicate of another claim",
    out_of_scope: "Out of scope",
    extraction_error: "Not a claim: wrongly found",
  },
  corrections: {
    clarification: { label: "Clarification", meaning: "Said more clearly; nothing was wrong" },
    correction: { label: "Correction", meaning: "Something that was said was wrong" },
  },
  stale: { recheck_due: "re-check due", words_changed: "words changed" },
  standings: { published: "Public", corrected: "Public, corrected", retracted: "Retracted" },
  fields: {
    statement: "Statement",
    state: "State",
    assignee: "Assignee",
    rating: "Rating",
    summary: "Summary",
    rationale: "Rationale",
    as_of: "As of",
    recheck_at: "Re-check on",
    correction_class: "What it is",
    notice: "Notice to readers",
    url: "Address",
  },
  /** Who claims something that nobody is quoted with. */
  theArticle: "the article",
  roles: { reviewer: "Reviewer", editor: "Editor", admin: "Admin" },
  /** Within a sentence. */
  rolesInText: { reviewer: "reviewer", editor: "editor", admin: "admin" },
};
