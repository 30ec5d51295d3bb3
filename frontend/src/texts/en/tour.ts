// What is shown to somebody who opens a claim for the first time?

export const tour = {
  label: "Tour of the reader",
  skip: "Skip",
  back: "Back",
  next: "Next",
  end: "Done",
  position: (at: number, all: number) => `${at} of ${all}`,
  stops: {
    text: {
      title: "The claim in its text",
      words:
        "Underlined words are claims; the colour tells the kind. The open one is tinted. A click opens another.",
    },
    claim: {
      title: "What exactly is claimed",
      words:
        "The wording in grey italics is the machine’s until somebody confirms it. Below stand who says it and why it is a claim.",
    },
    evidence: {
      title: "Evidence",
      words: "Sources that support it, refute it or give context. Take the claim first: “Assign to me”.",
    },
    verdict: {
      title: "Verdict",
      words:
        "A rating, a summary for readers and how you came to it. It saves itself; somebody else approves it.",
    },
    keys: {
      title: "From claim to claim",
      words: "The keys j and k do the same. Every key is also a button; ? lists them all.",
    },
    palette: {
      title: "Everything by name",
      words: "Search and every command are here, from any page.",
    },
  },
};
