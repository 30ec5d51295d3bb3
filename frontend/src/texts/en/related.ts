// What does the desk say about claims of other articles that speak of the same thing?

export const related = {
  tab: "Related",
  title: "Related claims",
  loading: "Looking through other articles",
  none: "No other article speaks of this",
  noneHint: "As soon as an article comes in that seems to say the same, it stands here beside this claim.",
  caption: "What articles say about the same thing, this claim first",
  article: "Article",
  outlet: "Outlet",
  published: "Published",
  says: "Says",
  beside: "Beside this claim",
  agreements: { agrees: "agrees", differs: "differs", unknown: "cannot be compared" },
  standings: { own: "this claim", fits: "fits it", differs: "differs" },
  differsHere: "Differs: ",
  days: "The day it speaks of",
  summary: (n: number, differing: number) =>
    `${n} ${n === 1 ? "value" : "values"}, ${differing === 0 ? "none differs" : `${differing} ${differing === 1 ? "differs" : "differ"}`}`,
  asTable: "As a table",
  merge: "Merge",
  mergeWith: (statement: string) => `Merge with: ${statement}`,
  merged: "Merged: this is the older of the two.",
};
