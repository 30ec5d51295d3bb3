// How does a new newsroom begin, in words?

export const firstSteps = {
  title: "First steps",
  lead: "From a text to a checked claim, in three steps.",
  hide: "Hide the first steps",
  /** Said to those who cannot see the tick. */
  done: "Done:",
  steps: {
    article: {
      title: "Add an article",
      how: "Paste a text or drop files. Its claims are found within seconds.",
      go: "Add an article",
    },
    claim: {
      title: "Open a claim and take it",
      how: "“Assign to me” makes it yours. Gather what speaks for and against it.",
      go: "See the claims",
    },
    verdict: {
      title: "Give a verdict",
      how: "Choose a rating, say why, submit it. Somebody else has to agree.",
      go: "See your claims",
    },
    colleague: {
      title: "Invite a colleague",
      how: "A verdict needs somebody else’s approval.",
      go: "Invite somebody",
    },
  },
  finished: "That was all of it: the newsroom is at work.",
  close: "Close",
};
