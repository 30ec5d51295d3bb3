// What do the words mean that the desk uses?

export const glossary = {
  title: "Words we use",
  lead: "What the marks on a claim say, and when each of them applies.",
  kinds: "Kinds of claims",
  kindsLead: "What a claim is about. The analyser decides it from the words.",
  grades: "Check-worthiness",
  gradesLead: "From 0 to 100: how much a claim deserves a person’s time.",
  states: "Where a claim is",
  statesLead: "From found to published; the desk moves it as people work.",
  ratings: "Ratings",
  ratingsLead: "The scale of this newsroom. Admins choose it.",
  gradeMeanings: {
    must_check: "Much depends on it, and it can be checked. Look at it first.",
    checkable: "It can be checked; less depends on it.",
  },
  stateMeanings: {
    unassigned: "Nobody works on it yet.",
    in_review: "Somebody has taken it and gathers evidence.",
    submitted: "Its verdict waits until somebody else agrees or gives it back.",
    approved: "Its verdict may go out; readers do not see it yet.",
    published: "Readers see the verdict on its page and in the feeds.",
    retracted: "The verdict was taken back. Its page stays and says so.",
    dismissed: "It will not be checked. The reason is kept, and it can be reopened.",
  },
};
