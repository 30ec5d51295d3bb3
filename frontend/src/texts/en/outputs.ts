// What is said of all that goes out of a verdict?
import type { ReactNode } from "react";

export const outputs = {
  see: "See everything that goes out",
  title: "Everything that goes out",
  none: "Nothing is written yet",
  noneHelp: "Once there is a draft, you see here what readers, feeds and search engines would get.",
  loading: "Making the preview",
  tabs: {
    page: "Page",
    card: "Card",
    feed: "Feed item",
    search: "Search result",
    machines: "For machines",
  },
  pageAt: (address: ReactNode): ReactNode[] => ["The page will stand at ", address, "."],
  openPage: "Open the page as readers will see it",
  cardHelp: "The picture that stands for it where its address is shared.",
  feedHelp: "As a feed reader shows it.",
  searchHelp: "As a search engine may show it. Whether it does, and how, is for the search engine to say.",
  feedItem: "Item of the JSON Feed",
  searchAnswer: "Answer to clients of Google’s fact-check search",
  claimReview: "ClaimReview in the page, for search engines",
  claim: "Claim",
  claimedBy: "Claimed by",
  checkedBy: (publisher: string) => `Fact check by ${publisher}`,
  copyOf: (title: string) => `Copy: ${title}`,
};
