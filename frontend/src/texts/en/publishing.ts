// English texts of publishing: feeds, corrections, endpoints.
import type { ReactNode } from "react";

export const published = {
  title: "Published",
  none: "Nothing is published yet",
  noneHelp: (toPublish: (words: string) => ReactNode): ReactNode[] => [
    "Approved verdicts wait under ",
    toPublish("To publish"),
    ". Once published, they stand here, on their public pages and in the feeds.",
  ],
  verdicts: "Verdicts",
  published: (when: ReactNode): ReactNode[] => ["published ", when],
  publicPage: "Public page",
  ofStatement: (statement: string) => ` of “${statement}”`,
};

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
  publicList: "Public corrections",
  publicPage: "Public page",
  of: (statement: string) => `of “${statement}”`,
  wroteAndApproved: (author: string, approvers: string) =>
    approvers ? `by ${author}, approved by ${approvers}` : `by ${author}`,
  classes: { clarification: "Clarification", correction: "Correction", retraction: "Retraction" },
};

export const endpoints = {
  title: "Endpoints",
  lead: "Programs that are told of what happens here, as soon as it happens: each event is a signed message to an address.",
  addOne: "Add an endpoint",
  secretFor: (url: string) => `The secret for ${url}`,
  secretForHelp:
    "Keep it where the program that takes the messages finds it: it tells by it that they come from here. It is shown only now. Then send a first message.",
  none: "Nobody is told yet",
  noneHelp:
    "Add the address of a program, such as your website, and it hears of each published verdict by itself.",

  subjects: {
    article: "Articles",
    claim: "Claims",
    evidence: "Evidence",
    verdict: "Verdicts",
    correction: "Corrections",
  },
  everything: "Everything",
  answered: (status: string) => `Answered ${status}`,
  nothingBack: "nothing came back",
  replayed: (n: number, shown: string) =>
    n === 0
      ? "Nothing that this endpoint hears of happened in that time."
      : `${shown} ${n === 1 ? "message goes" : "messages go"} out again.`,

  states: { unverified: "Not verified", active: "Active", disabled: "Switched off" },
  outcomes: { waiting: "Waiting", delivered: "Arrived", given_up: "Given up" },
  failing: "Failing",

  verified: "It answered. From now on it is told of what happens.",
  notVerified: "Look at what stands at this address, then send the first message again.",
  newSecretTitle: "The new secret",
  newSecretHelp:
    "It is shown only now. Messages are signed with it at once; the old one works a day longer, so that you can change over without losing any.",
  sendFirst: "Send a first message",
  messages: "Messages",
  actionsOn: (url: string) => `What to do about ${url}`,
  change: "Change…",
  newSecret: "New secret",
  replayAsk: "Send a span of time again…",
  switchOffAsk: "Switch off…",
  removeAsk: "Remove…",

  whyUnverified: "It gets nothing before it has answered a first message with a status from 200 to 299.",
  whyOff: (reason: string) => `Switched off: ${reason}.`,
  nobodySaid: "nobody said why",
  offHelp: " Once it answers a first message again, it gets what waits.",
  whyFailing: (since: ReactNode): ReactNode[] => [
    "Its last messages failed, the first of them ",
    since,
    ". Each is tried again, up to ten times within four days; where nothing arrives for five days, the endpoint is switched off.",
  ],
  hearsOf: "Hears of",
  waiting: "Waiting",
  nothing: "Nothing",
  messageCount: (n: number, shown: string) => `${shown} ${n === 1 ? "message" : "messages"}`,
  oldSecret: "Old secret",
  worksUntil: (when: ReactNode): ReactNode[] => ["works until ", when],
  added: "Added",
  addedBy: (name: string, when: ReactNode): ReactNode[] => [`by ${name}, `, when],

  titles: {
    "switch-off": "Switch this endpoint off",
    remove: "Remove this endpoint",
    replay: "Send a span of time again",
  },
  switchOffHelp: "It gets nothing until it has answered a first message again. What waits stays.",
  reason: "Reason, for the log and for colleagues",
  switchOff: "Switch off",
  switchedOff: "Switched off.",
  removeHelp:
    "It gets nothing any more, and what it was sent can no longer be looked up here. This cannot be undone.",
  remove: "Remove",
  removed: "Removed.",
  replayHelp:
    "Everything that it hears of and that happened in this time goes out once more, also what it missed while it was switched off. What it had before keeps its number, so that it can tell.",
  from: "From",
  until: "Until (empty: now)",
  sendAgain: "Send again",

  which: "Which messages",
  all: "All",
  noneLikeThat: "No message of the last thirty days is like that.",
  noneYet: "Nothing has gone out within thirty days. Messages appear here by themselves.",
  noneUnverified: "Nothing has gone out. Messages go out once it has answered a first one.",
  notSent: "Not sent yet",
  attemptCount: (n: number, shown: string) => `${shown} ${n === 1 ? "attempt" : "attempts"}`,
  due: (when: ReactNode): ReactNode[] => ["due ", when],
  signed: "What was signed and sent",
  message: "The message",
  attempts: "Attempts",
  noAttempts: "None yet.",
  goesAgain: "It goes out again.",
  waitsForFirst: "It waits until the endpoint has answered a first message.",
  took: (time: string) => `in ${time}`,
  answerTo: (attempt: number) => `The answer to attempt ${attempt}`,

  enterUrl: "Enter the address that takes the messages, beginning with https://",
  sayWhat: "Say what it is for.",
  chooseOne: "Choose at least one, or everything.",
  savedUnverified: "Saved. Send a first message to the new address.",
  saved: "Saved. It holds from now on.",
  changeForm: "Change the endpoint",
  newForm: "New endpoint",
  address: "Address",
  addressHelp: "At another address it has to answer a first message again.",
  purpose: "What is it for?",
  itHears: "It hears of",
  onlySome: "Only what I choose",
  events: "Events",
  choose: "Choose",
  noEvents: "None of them",
  faster: "Somebody else was faster",
  fasterHelp: (url: ReactNode, description: string, hears: string): ReactNode[] => [
    "It stands like this now: ",
    url,
    `, ${description}; it hears of ${hears.toLowerCase()}. What you wrote is still here: save again to put it in its place.`,
  ],
  takeTheirs: "Take theirs",
  add: "Add the endpoint",
};
