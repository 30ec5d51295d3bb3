// What else helps, beside the list of keys?

export const help = {
  more: "More help",
  glossary: "Words we use",
  firstSteps: "First steps",
  tour: "Tour of the reader",
  tourWaits: "Open a claim: the tour begins there.",
};
