// English texts of publishing: feeds, corrections, endpoints.
import type { ReactNode } from "react";

export const published = {
  title: "Published",
  none: "Nothing is published yet",
  noneHelp: (toPublish: (words: string) => ReactNode): ReactNode[] => [
    "Approved verdicts are listed under ",
    toPublish("To publish"),
    ". Once published, they appear here, on their public pages and in the feeds.",
  ],
  verdicts: "Verdicts",
  published: (when: ReactNode): ReactNode[] => ["published ", when],
  publicPage: "Public page",
  ofStatement: (statement: string) => ` of “${statement}”`,
};

export const feeds = {
  title: "Feeds",
  choose: "Choose the content of your feed. The address changes with your choice.",
  lead: "Feeds deliver published verdicts to readers and programs automatically.",
  build: "Build a feed",
  backToEverything: "Remove all filters",
  address: "Address",
  forSubscribers:
    "Feeds are for subscribers: readers send an API token with the scope feeds:read as the password.",

  carries: "Content of the feed",
  about: "Filters",
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
  claimant: "Claimant",
  everybody: "Everybody",
  language: "Language",
  everyLanguage: "Every language, or a code such as en",
  any: (filter: string) => `${filter}: any`,
  since: "Changed on this day or later",
  until: "Changed before this day",
  rules:
    "Exact match, case-insensitive. Filters are combined with AND, several ratings or kinds with OR. Days begin at midnight UTC.",

  carriesNow: "Current items",
  reading: "Reading the feed",
  wrongFilter: "One of the filters is invalid. Correct the marked field or clear it.",
  noVerdicts: "No matching verdicts yet. New ones appear at this address once they are published.",
  noCorrections: "No matching corrections yet. New ones appear at this address once they are published.",
  more: "More items follow on the next pages.",
};

export const corrections = {
  title: "Corrections",
  lead: "Published corrections and retractions. Choose a public verdict to correct or retract it.",
  notices: "Published notices",
  publicVerdicts: "Public verdicts",
  search: "Search the public verdicts",
  searchHint: "Search",
  none: "No corrections yet",
  noneNext:
    "When a public verdict is corrected or retracted, the notice appears here and in the corrections feed.",
  noneFound: "No public verdicts match. Try fewer words.",
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
  lead: "Webhook endpoints receive a signed message for each event in the newsroom.",
  addOne: "Add an endpoint",
  secretFor: (url: string) => `The secret for ${url}`,
  secretForHelp:
    "Store this secret in the receiving service, which uses it to verify our signature. It is shown only now. Then send a test message.",
  none: "No endpoints yet",
  noneHelp: "Add the address of a service, such as your website, to notify it of each published verdict.",

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
      ? "No matching events in that time."
      : `${shown} ${n === 1 ? "message is" : "messages are"} sent again.`,

  states: { unverified: "Not verified", active: "Active", disabled: "Switched off" },
  outcomes: { waiting: "Waiting", delivered: "Arrived", given_up: "Given up" },
  failing: "Failing",

  verified: "Endpoint verified. It now receives events.",
  notVerified: "Check the service at this address, then send the test message again.",
  newSecretTitle: "The new secret",
  newSecretHelp:
    "It is shown only now. Messages are signed with it at once. The old one stays valid for one more day, so that you can switch without losing messages.",
  sendFirst: "Send test message",
  messages: "Messages",
  actionsOn: (url: string) => `Actions for ${url}`,
  change: "Change…",
  newSecret: "New secret",
  replayAsk: "Replay events…",
  switchOffAsk: "Switch off…",
  removeAsk: "Remove…",

  whyUnverified:
    "The endpoint receives events after it has answered a test message with a status from 200 to 299.",
  whyOff: (reason: string) => `Switched off: ${reason}.`,
  nobodySaid: "no reason given",
  offHelp: " Send a test message to enable it again; waiting messages are then delivered.",
  whyFailing: (since: ReactNode): ReactNode[] => [
    "Deliveries are failing since ",
    since,
    ". Each message is retried up to ten times within four days. After five days without a delivery the endpoint is switched off.",
  ],
  hearsOf: "Events to send",
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
    replay: "Replay events",
  },
  switchOffHelp:
    "The endpoint receives nothing until it has answered a test message again. Waiting messages are kept.",
  reason: "Reason, for the log and for colleagues",
  switchOff: "Switch off",
  switchedOff: "Switched off.",
  removeHelp:
    "The endpoint receives nothing more, and its deliveries are no longer listed here. You cannot undo this.",
  remove: "Remove",
  removed: "Removed.",
  replayHelp:
    "All matching events of this time are sent again, including those missed while the endpoint was switched off. Messages keep their ids, so that the receiver can detect duplicates.",
  from: "From",
  until: "Until (empty: now)",
  sendAgain: "Send again",

  which: "Which messages",
  all: "All",
  noneLikeThat: "No deliveries in the last 30 days match this filter.",
  noneYet: "No deliveries in the last 30 days. They appear here automatically.",
  noneUnverified: "No deliveries yet. Send a test message to verify the endpoint.",
  notSent: "Not sent yet",
  attemptCount: (n: number, shown: string) => `${shown} ${n === 1 ? "attempt" : "attempts"}`,
  due: (when: ReactNode): ReactNode[] => ["due ", when],
  signed: "Signed message",
  message: "The message",
  attempts: "Attempts",
  noAttempts: "None yet.",
  goesAgain: "The message is sent again.",
  waitsForFirst: "The message waits until the endpoint is verified.",
  took: (time: string) => `in ${time}`,
  answerTo: (attempt: number) => `The answer to attempt ${attempt}`,

  enterUrl: "Enter the address of the service, beginning with https://",
  sayWhat: "Enter a purpose.",
  chooseOne: "Choose at least one, or everything.",
  savedUnverified: "Saved. Send a test message to the new address.",
  saved: "Endpoint saved.",
  changeForm: "Change the endpoint",
  newForm: "New endpoint",
  address: "Address",
  addressHelp: "A new address has to be verified again.",
  purpose: "Purpose",
  itHears: "Events to send",
  onlySome: "Selected events",
  events: "Events to send",
  choose: "Choose",
  noEvents: "None of them",
  faster: "A colleague changed this endpoint",
  fasterHelp: (url: ReactNode, description: string, hears: string): ReactNode[] => [
    "Current values: ",
    url,
    `, ${description}; events: ${hears.toLowerCase()}. Your changes are still here. Save again to replace the current values.`,
  ],
  takeTheirs: "Take theirs",
  add: "Add the endpoint",
};
