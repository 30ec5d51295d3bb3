// Where do others pick up what is published?

export const feeds = {
  title: "Feeds",
  choose: "Choose what yours carries. Its address changes as you choose.",
  lead: "What is published goes out here by itself, to readers and to programs.",
  build: "Build a feed",
  backToEverything: "Back to everything",
  address: "Its address",
  forSubscribers:
    "Feeds are for subscribers: readers send an API token with the scope feeds:read as the password.",

  carries: "What the feed carries",
  about: "What it is about",
  verdicts: "Verdicts",
  corrections: "Corrections",
  rating: "Rating",
  everyRating: "Every rating",
  kind: "Kind of claim",
  everyKind: "Every kind",
  noSuchKind: "There is no such kind. Choose from the list.",
  topic: "Topic",
  everyTopic: "Every topic",
  outlet: "Outlet",
  everyOutlet: "Every outlet",
  claimant: "Who claims it",
  everybody: "Everybody",
  language: "Language",
  everyLanguage: "Every language, or such as en",
  any: (filter: string) => `${filter}: any`,
  since: "Changed on this day or later",
  until: "Changed before this day",
  rules:
    "Names count whole, capitals do not matter. Where several things are chosen, all of them must fit; of several ratings or kinds, one. Days begin at midnight UTC.",

  carriesNow: "What it carries now",
  reading: "Reading the feed",
  wrongFilter: "One of the filters cannot be read: what is wrong stands at its field. Change it or clear it.",
  noVerdicts: "Nothing fits. Verdicts that do will come by this address once they are published.",
  noCorrections: "Nothing fits. Corrections that do will come by this address once they are published.",
  more: "And more, on the pages after.",
};
