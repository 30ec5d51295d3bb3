// What does the list of waiting claims say?
import type { ReactNode } from "react";

export const queue = {
  title: "Queue",
  views: {
    todo: {
      label: "To do",
      empty: "Nothing is waiting",
      next: "Add an article and its claims appear here, the most check-worthy first.",
    },
    mine: {
      label: "Mine",
      empty: "Nothing is assigned to you",
      next: "Take a claim from “To do” with the key a, or with its “Assign to me” button.",
    },
    toApprove: {
      label: "To approve",
      empty: "No verdict waits for approval",
      next: "Submitted verdicts of colleagues appear here by themselves.",
    },
    toPublish: {
      label: "To publish",
      empty: "Nothing is ready to publish",
      next: "Approved verdicts appear here by themselves.",
    },
    toRecheck: {
      label: "To re-check",
      empty: "Nothing asks for another look",
      next: "Verdicts come back here on the day of their re-check, and claims whose words an article no longer has.",
    },
    published: {
      label: "Published",
      empty: "Nothing is published yet",
      next: "Published verdicts appear here, on their public pages and in the feeds.",
    },
    dismissed: {
      label: "Dismissed",
      empty: "Nothing was dismissed",
      next: "Dismissed claims stay here and can be reopened.",
    },
    all: {
      label: "All",
      empty: "There are no claims yet",
      next: "Add an article and its claims appear here.",
    },
  },
  savedViews: "Saved views",
  search: "Search the claims",
  searchSuch: "Search",
  kinds: "Kinds",
  everyKind: "Every kind",
  assignee: "Assignee",
  anyone: "Anyone",
  me: "Me",
  nobody: "Nobody",
  order: "Order",
  mostUrgent: "Most urgent",
  newest: "Newest",
  dueFirst: "Due first",
  next: "Next claim",
  claims: "Claims",
  loading: "Loading the claims",
  assigned: "Assigned to you.",
  noneFits: "No claim fits these filters",
  noneFitsHelp: "Widen the search, or look in another view.",
  clear: "Clear the filters",
  addArticle: "Add an article",

  ticked: "Ticked",
  tick: (statement: string) => `Tick “${statement}”`,
  worth: "Worth",
  statement: "Statement",
  kind: "Kind",
  claimant: "Claimant",
  article: "Article",
  state: "State",
  evidence: "Evidence",
  evidenceCount: (n: number, shown: string) =>
    `${shown} ${n === 1 ? "piece of evidence" : "pieces of evidence"}`,
  actions: "Actions",
  pinned: "pinned",
  due: (when: ReactNode): ReactNode[] => ["due ", when],

  everyState: "Every state",
  noneOfArticle: "No claim of this article fits the filter.",
};
