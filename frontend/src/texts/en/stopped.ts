// What is said when a page, or a part of one, cannot go on?

export const stopped = {
  title: "This page cannot go on",
  silent: "Claimdesk does not answer",
  newVersion: "A new version is here",
  newVersionNext:
    "Reload to go on with it. What you typed is kept on this device and comes back with the form.",
  reload: "Reload",
  queue: "Go to the queue",
  missingTitle: "There is nothing at this address",
  missingText: "The link may be old, or a part of it got lost.",
  noArticle: "There is no such article",
  noClaim: "There is no such claim",
  noClaimText:
    "A part of the link may have got lost. The queue finds every claim, merged and dismissed ones too.",
  noArticleText: "A part of the link may have got lost. The list has every article.",
  articles: "Go to the articles",
};
