// Which articles are here, and how far is each?
import type { ReactNode } from "react";

export const articles = {
  title: "Articles",
  search: "Search the articles",
  searchSuch: "Search",
  loading: "Loading the articles",
  noMatch: (words: string) => `No article matches “${words}”`,
  noMatchHelp: "Try the outlet, or fewer words of the title.",
  none: "No articles yet",
  added: (when: ReactNode): ReactNode[] => ["added ", when],
  progress: (published: string, open: number, total: number) =>
    `${published} published, ${open} open, of ${total}`,
  open: (open: number) => `${open} open`,
  openPublished: (open: number, published: number) => `${open} open, ${published} published`,
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
