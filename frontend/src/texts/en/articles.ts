// English texts of articles: intake, list, reader, versions.
import type { ReactNode } from "react";
import { fetchProblems } from "./fetch-problems";

export const articles = {
  title: "Articles",
  search: "Search the articles",
  searchSuch: "Search",
  noMatch: (words: string) => `No article matches “${words}”`,
  noMatchHelp: "Try the outlet, or fewer words of the title.",
  none: "No articles yet",
  added: (when: ReactNode): ReactNode[] => ["added ", when],
  progress: (published: string, open: number, total: number) => `${published} published, ${open} open, of ${total}`,
  open: (open: number) => `${open} open`,
  openPublished: (open: number, published: number) => `${open} open, ${published} published`,
  fetching: "Fetching the page…",
  fetchAgainSoon: "The site does not answer. Trying again soon…",
  notRead: "The page cannot be read",
  fetchAgain: "Try again",
  pasteText: "Paste the text",
  pasteHelp: "You can paste the text instead: it becomes this article.",
  /** Why a page cannot be read. */
  fetchProblems,
  finding: "Finding claims…",
  searchFailed: "The search for claims failed.",
  searchFailedFor: (problem: string) => `The search for claims failed: ${problem}`,
  noClaims: "No claims found",
  mustCheck: (n: number) => `, ${n} must check`,
  basic: "basic language support",
  basicHelp: "This language is not fully supported: fewer claims may be found.",
  version: (n: number) => `version ${n}`,
  original: "Original",
  history: "History",
};

export const intake = {
  add: "Add an article",
  /** The list of files that were dropped or chosen. */
  files: "Files",
  drop: "Drop the files to add them",
  dropHint: "Text, Markdown, HTML or an article as JSON, up to 2 MiB of text each",
  dropSomewhere: "Drop files anywhere on this page, or paste a text.",
  choose: "Choose files",
  // The form.
  text: "Text or link",
  textHint:
    "Paste the link of an article: its page is fetched and read. Or paste the text with an empty line between paragraphs, or drop files here.",
  nothingYet: "No text yet",
  length: (words: number, shownWords: string, characters: number, shownCharacters: string) =>
    `${shownWords} ${words === 1 ? "word" : "words"}, ${shownCharacters} ${characters === 1 ? "character" : "characters"}`,
  title: "Title",
  titleHint: "If you leave this empty, the beginning of the text is used as the title.",
  titleProposed: "Suggested from the first line of the text. You can change or delete it.",
  outlet: "Outlet",
  outletSuch: "The Korda Ledger",
  address: "Address",
  byline: "By-line",
  published: "Published on",
  language: "Language",
  languageSuch: "en",
  send: "Add and find claims",
  cancel: "Cancel",
  textMissing: "Paste the link or the text of the article, or drop a text file.",
  textTooLong: "This is more than 2 MiB of text. Add it in parts.",
  kept: "What you typed is still here.",
  knownOpened: "This article already exists. It has been opened.",
  newVersionOpened: (version: number) => `Saved as version ${version} of an existing article.`,
  // One file on its way.
  reading: "Reading…",
  sending: "Sending…",
  finding: "Finding claims…",
  found: (n: number, shown: string, mustCheck: string | null) =>
    `${n === 0 ? "No claims found" : `${shown} ${n === 1 ? "claim" : "claims"}`}${mustCheck ? `, ${mustCheck} must check` : ""}`,
  failedSearch: "The search for claims failed",
  searchAgain: "Analyse again",
  searchingAgain: "Searching for claims again.",
  already: "Already exists",
  newVersion: (version: number) => `Version ${version} of an existing article`,
  titledByFirstLine: "Title from the first line",
  onlyArticlePart: "The article part of the page",
  retry: "Try again",
  retryNamed: (name: string) => `Try again: ${name}`,
  retryAll: "Try all again",
  remove: "Remove",
  removeNamed: (name: string) => `Remove ${name} from this list`,
  clear: "Clear the list",
  summary: (done: string, all: string, failed: string | null) =>
    `${done} of ${all} added${failed ? `, ${failed} failed` : ""}`,
  faults: {
    too_large: "Larger than 2 MiB of text. Split it into parts and add each.",
    empty: "The file contains no text.",
    not_text: "This is not a text file. Save it as plain text or HTML, or copy the text and paste it.",
    encoding: "The encoding of the file is not supported. Save the file as UTF-8 text and add it again.",
    no_article:
      "This JSON is not an article: it needs a “text”, and may have title, outlet, url, byline, published_at, language.",
    gone: "The file cannot be read. It may be a folder, or it was moved. Choose it again.",
  },
};

export const reader = {
  article: "Article",
  claim: "Claim",
  claims: "Claims",
  claimsOfArticle: "Claims of this article",
  history: "History of this article",
  key: (key: string) => `Key: ${key}`,
  toText: "Back to the text",
  toClaim: "Back to the claim",
  allClaims: "All claims",
  position: (at: number, of: number) => `${at} of ${of}`,
  previous: "Previous claim",
  next: "Next claim",
  file: "Open the claim file",
  fileHint: "Everything about this claim on one page, for printing",
  finding: "Finding claims…",
  findingHere: "Finding claims… They appear here automatically.",
  findingLabel: "Finding claims",
  none: "No claims found",
  noneHint: "No checkable claims were found in this text. Use “Analyse again” above the text to search again.",
};

export const articleText = {
  makeClaim: "Make a claim",
  comment: "Comment",
  copyLink: "Copy link",
  claim: (hint: string) => `Claim: ${hint}`,
  verdict: (rating: string) => `Verdict: ${rating}`,
  leftOut: (reason: string) => `Left out of the search for claims: ${reason}`,
  linked: "Linked words: ",
  noPlace: "This link points to a place that does not exist in this text. The full text is below.",
  noVersion: (version: number, newest: number) =>
    `This link points to version ${version}, but the newest version is ${newest}. It is shown below.`,
  moved: (version: number) =>
    `This link was created in version ${version}. The newest version contains the same words; they are highlighted.`,
  gone: (version: number) =>
    `This link was created in version ${version}. The newest version no longer contains these words:`,
  older: (version: number, newest: number) =>
    `You are reading version ${version} of ${newest}. Claims are highlighted in the newest version only.`,
  showVersion: (version: number) => `Show version ${version}`,
  showNewest: "Show the newest",
  compare: "Compare the two",
};

export const versions = {
  title: "What changed between two versions",
  open: "Versions",
  from: "From",
  to: "To",
  version: (version: number) => `Version ${version}`,
  close: "Back to the article",
  loading: "Comparing the versions",
  takenIn: (version: number) => `Version ${version}, added`,
  changes: (n: number) =>
    n === 0 ? "The texts are identical." : n === 1 ? "1 paragraph differs." : `${n} paragraphs differ.`,
  same: "These are the same version. Choose two different ones.",
  none: (newest: number) => `This version does not exist. The newest one is ${newest}.`,
  next: "Next change",
  previous: "Previous change",
  unchanged: (n: number) => (n === 1 ? "1 unchanged paragraph" : `${n} unchanged paragraphs`),
  whole: "This paragraph changed too much to compare word by word. The old text is shown first, then the new one.",
  more: (n: number) => (n === 1 ? "Show the last change" : `Show ${n} more`),
  removedParagraph: "Paragraph removed: ",
  addedParagraph: "Paragraph added: ",
  removed: "[removed: ",
  added: "[added: ",
  ended: "]",
};
