// Under which keys does the query cache hold what the server said?

export const keys = {
  session: ["session"],
  people: ["people"],
  settings: ["settings"],
  ratings: ["ratings"],
  articles: ["articles"],
  articleList: (q: string) => ["articles", "list", q],
  article: (id: string) => ["articles", "one", id],
  articleClaims: (id: string) => ["articles", "one", id, "claims"],
  articleHistory: (id: string) => ["articles", "one", id, "history"],
  claimLists: ["claims", "list"],
  claims: ["claims"],
  insights: (span: string) => ["insights", span],
  events: (filter: string) => ["events", filter],
  views: ["views"],
  inbox: ["inbox"],
  claimComments: (id: string) => ["claims", "one", id, "comments"],
  claim: (id: string) => ["claims", "one", id],
  claimHistory: (id: string) => ["claims", "one", id, "history"],
  claimRevisions: (id: string) => ["claims", "one", id, "revisions"],
} as const;
