// English texts of the dashboard itself: navigation, search, keys, times, vocabulary.
import type { ReactNode } from "react";

export const common = {
  loading: "Loading",
  tryAgain: "Try again",
  notNow: "Not possible now.",
  loadMore: "Load more",
  notLoaded: "This could not be loaded",
  cancel: "Cancel",
  save: "Save",
  copied: "Copied",
  copy: "Copy",
  undo: "Undo",
  close: "Close",
  closeMessage: "Close this message",
  clearSearch: "Clear the search",
  copyAddress: "Copy the address",
  copyAddressOf: (what: string) => `Copy the address of ${what}`,
  isCopied: (what: string) => `${what}: copied`,
  /** Somebody was shown a secret and kept it. */
  haveIt: "I have saved it",
  /** A title that is no title. */
  untitled: "Untitled",
  emptyText: "Empty text",
  quoted: (words: string) => `“${words}”`,
  /** "1 claim", "12 claims" */
  claims: (n: number, shown: string) => `${shown} ${n === 1 ? "claim" : "claims"}`,
};

export const shell = {
  skip: "Skip to the content",
  desk: "Main navigation",
  editor: "Editor",
  admin: "Admin",
  search: "Search",
  account: (name: string) => `Account: ${name}`,
  preferences: "Preferences",
};

export const palette = {
  placeholder: "Search claims, articles, colleagues, pages and commands…",
  results: "Results",
  claims: "Claims",
  /** Leads to the same search in the queue. */
  inQueue: "Show all in the queue",
  articles: "Articles",
  people: "People",
  /** What opening a person leads to. */
  theirs: "Assigned claims",
  searching: "Searching…",
  found: (n: number, shown: string) => `${shown} ${n === 1 ? "result" : "results"}`,
  nothing: (query: string) => `No results for “${query}”. Try fewer words, or the beginning of a word.`,
  failed: "Claims and articles could not be searched. Try again",
  move: "to move",
  choose: "to choose",
  leave: "to leave",
};

export const commands = {
  where: {
    claim: "With the open claim",
    claims: "Claims",
    places: "Go to",
    tips: "With the current tip",
    desk: "Everywhere",
    preferences: "Preferences",
  },
  light: "Light colours",
  dark: "Dark colours",
  system: "System colours",
  comfortable: "Comfortable rows",
  compact: "Compact rows",
  next: "Next claim",
  previous: "Previous claim",
  takeNext: "Take the most urgent claim",
  open: "Open the claim",
  close: "Back",
  assign: "Assign to me",
  kind: "Correct the kind",
  confirmWording: "Confirm the wording",
  evidence: "Add evidence",
  related: "Related claims",
  comment: "Comment",
  rate: "Choose the rating with this number",
  submit: "Submit for approval",
  approve: "Approve",
  return: "Return",
  dismiss: "Dismiss",
  search: "Search or filter this page",
  palette: "Search or run a command",
  help: "Keyboard shortcuts",
  addArticle: "Add an article",
  password: "Change the password",
  signOut: "Sign out",
  queue: "Queue",
  articles: "Articles",
  published: "Published",
  feeds: "Feeds",
  insights: "Insights",
  accounts: "Accounts",
  endpoints: "Endpoints",
  log: "Log",
  inbox: "Inbox",
  jobs: "Jobs",
  rules: "Newsroom settings",
  me: "Your account",
  /** Below the list of keys. */
  silent:
    "Shortcuts are off while you type. Ctrl or ⌘ with Enter sends what you type, Esc leaves the field. Every shortcut also has a button.",
  /** On a control that has a key. */
  key: (keys: string) => `Key: ${keys}`,
};

export const drafts = {
  restored: "Draft restored",
  discard: "Discard",
  unstored: "The draft cannot be stored on this device. Send it before you leave the page.",
  leaveTitle: "Sign out and delete drafts?",
  /** `n` texts were typed and not sent. */
  leaveText: (n: number) =>
    `${n === 1 ? "One text that you typed is" : `${n} texts that you typed are`} only on this device. Signing out clears ${
      n === 1 ? "it" : "them"
    }, so that nobody who sits here next finds ${n === 1 ? "it" : "them"}.`,
  leave: "Sign out and delete",
  stay: "Stay",
};

export const links = {
  copied: "Link copied.",
  byHand: "Copy this address:",
  close: "Close this message",
};

export const device = {
  unknown: "Unknown program",
  browserOn: (browser: string, system: string) => `${browser} on ${system}`,
};

export const times = {
  justNow: "just now",
  minutesAgo: (n: number) => `${n} min ago`,
  hoursAgo: (n: number) => `${n} h ago`,
  yesterday: "yesterday",
  inMinutes: (n: number) => `in ${n} min`,
  atClock: (clock: string) => `at ${clock}`,
};

/** What the words of a claim hold back about a figure; what is exact needs no word. */
const qualifiers: Record<string, string> = {
  about: "about",
  "more than": "more than",
  "less than": "less than",
  "fewer than": "fewer than",
  "at least": "at least",
  "at most": "at most",
  between: "between",
};

export const figures = {
  qualifiers,
  /** Behind a figure that the words do not assert. */
  asOf: (when: ReactNode): ReactNode[] => ["as of ", when],
  notAsserted: {
    denied: "(denied)",
    asked: "(asked)",
    conditional: "(conditional)",
    unverified: "(not verified)",
  },
  from: (day: string) => `from ${day}`,
  until: (day: string) => `until ${day}`,
};

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
  offline: {
    interview: "Interview",
    letter: "Letter or e-mail",
    call: "Telephone call",
    document: "Document",
    photograph: "Photograph or recording",
    observation: "Own observation",
  },
  stances: { supports: "Supports", context: "Context", refutes: "Refutes" },
  dismissals: {
    not_checkable: "Not checkable",
    opinion: "An opinion",
    duplicate: "Duplicate of another claim",
    out_of_scope: "Out of scope",
    extraction_error: "Not a claim: wrongly found",
    other_kind: "Another kind than the subscription wants",
    unchecked: "Left unchecked for as long as the subscription allows",
    archived: "Article archived",
  },
  corrections: {
    clarification: { label: "Clarification", meaning: "Said more clearly; nothing was wrong" },
    correction: { label: "Correction", meaning: "Something that was said was wrong" },
  },
  stale: {
    recheck_due: "re-check due",
    words_changed: "words changed",
    page_gone: "page gone",
    conflicting_value: "another article differs",
    newer_figure: "newer figure",
  },
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
    ticked: "Checklist",
    media: "Picture, video or sound",
    correction_class: "What it is",
    notice: "Notice to readers",
    kind: "What the source is",
    who: "Who",
    at: "When",
    place: "Where",
    url: "Address",
    title: "Title",
    publisher: "Publisher",
    published_at: "Published on",
    excerpt: "Excerpt",
    note: "Note",
    origin: "Origin",
    snapshot_url: "Archived copy",
    stance: "Stance",
    visibility: "Public or internal",
    due_at: "Due",
    topics: "Topics",
  },
  /** Who claims something that nobody is quoted with. */
  theArticle: "the article",
  roles: { reviewer: "Reviewer", editor: "Editor", admin: "Admin" },
  /** Within a sentence. */
  rolesInText: { reviewer: "reviewer", editor: "editor", admin: "admin" },
};

export const glossary = {
  title: "Glossary",
  lead: "What the marks on a claim mean.",
  kinds: "Kinds of claims",
  kindsLead: "What a claim is about, detected from its words.",
  grades: "Check-worthiness",
  gradesLead: "0 to 100: how important it is to check the claim.",
  states: "States",
  statesLead: "The steps of a claim from detection to publication.",
  ratings: "Ratings",
  ratingsLead: "The scale of this newsroom. Admins choose it.",
  gradeMeanings: {
    must_check: "Important and checkable. Check it first.",
    checkable: "Checkable, but less important.",
  },
  stateMeanings: {
    unassigned: "No one is working on it yet.",
    in_review: "Somebody has taken it and gathers evidence.",
    submitted: "The verdict waits for a colleague to approve or return it.",
    approved: "The verdict is ready to publish; readers do not see it yet.",
    published: "Readers see the verdict on its page and in the feeds.",
    retracted: "The verdict was retracted. Its page stays online and says so.",
    dismissed: "It will not be checked. The reason is kept, and it can be reopened.",
  },
};

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
  finished: "First steps completed.",
  close: "Close",
};

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
        "Underlined words are claims; the colour shows the kind. The open claim is highlighted. Click another one to open it.",
    },
    claim: {
      title: "What exactly is claimed",
      words:
        "Grey italics are an automatic wording until somebody confirms it. The claimant and the signals are below.",
    },
    evidence: {
      title: "Evidence",
      words: "Sources that support it, refute it or give context. Take the claim first: “Assign to me”.",
    },
    verdict: {
      title: "Verdict",
      words:
        "A rating, a summary for readers and your reasons. The draft is saved automatically; a colleague approves it.",
    },
    keys: {
      title: "From claim to claim",
      words: "The keys j and k do the same. Every key is also a button; ? lists them all.",
    },
    palette: {
      title: "Search and commands",
      words: "Search and every command, from any page.",
    },
  },
};

export const help = {
  more: "More help",
  glossary: "Glossary",
  firstSteps: "First steps",
  tour: "Tour of the reader",
  tourWaits: "Open a claim to start the tour.",
};

export const stopped = {
  title: "This page has stopped working",
  silent: "Claimdesk is not responding",
  newVersion: "A new version is available",
  newVersionNext: "Reload the page to use it. Your drafts are kept on this device.",
  reload: "Reload",
  queue: "Go to the queue",
  missingTitle: "Page not found",
  missingText: "The link may be outdated or incomplete.",
  noArticle: "Article not found",
  noClaim: "Claim not found",
  noClaimText:
    "The link may be incomplete. Search for the claim in the queue, which also lists merged and dismissed claims.",
  noArticleText: "It was removed, or the link is incomplete. Look for the article in the list.",
  articles: "Go to the articles",
};
