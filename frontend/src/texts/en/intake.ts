// How does an article come onto the desk, in words?

export const intake = {
  add: "Add an article",
  /** The list of files that were dropped or chosen. */
  files: "Files",
  drop: "Drop the files to add them",
  dropHint: "Text, Markdown, HTML or an article as JSON, up to 2 MiB of text each",
  dropSomewhere: "Drop files anywhere on this page, or paste a text.",
  choose: "Choose files",
  // The form.
  text: "Text",
  textHint:
    "With an empty line between paragraphs. Paste it, or drop a file here; several files are added at once.",
  nothingYet: "Nothing yet",
  length: (words: number, shownWords: string, characters: number, shownCharacters: string) =>
    `${shownWords} ${words === 1 ? "word" : "words"}, ${shownCharacters} ${characters === 1 ? "character" : "characters"}`,
  title: "Title",
  titleHint: "Left empty, the article goes by how its text begins.",
  titleProposed: "Proposed from the first line of the text, which stays as it is. Change it or empty it.",
  outlet: "Outlet",
  outletSuch: "The Korda Ledger",
  address: "Address",
  byline: "By-line",
  published: "Published on",
  language: "Language",
  languageSuch: "en",
  send: "Add and find claims",
  cancel: "Cancel",
  textMissing: "Paste the text of the article, or drop a text file.",
  textTooLong: "This is more than 2 MiB of text. Add it in parts.",
  kept: "What you typed is still here.",
  knownOpened: "This article is already here; it was opened.",
  newVersionOpened: (version: number) => `This became version ${version} of an article that was here.`,
  // One file on its way.
  reading: "Reading…",
  sending: "Sending…",
  finding: "Finding claims…",
  found: (n: number, shown: string, mustCheck: string | null) =>
    `${n === 0 ? "No claims found" : `${shown} ${n === 1 ? "claim" : "claims"}`}${mustCheck ? `, ${mustCheck} must check` : ""}`,
  failedSearch: "The search for claims failed",
  searchAgain: "Analyse again",
  searchingAgain: "Looking for claims again.",
  already: "Already here",
  newVersion: (version: number) => `Version ${version} of an article that was here`,
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
    empty: "There is no text in it.",
    not_text: "This is not a text file. Save it as plain text or HTML, or copy the text and paste it.",
    encoding: "Its letters cannot be read. Save it as text in UTF-8 and add it again.",
    no_article:
      "This JSON is not an article: it needs a “text”, and may have title, outlet, url, byline, published_at, language.",
    gone: "The file cannot be read: a folder, or moved since. Choose it again.",
  },
};
