// Feed addresses of a chosen filter.
import { addressOf } from "../../../api/address";

/** What a feed may be narrowed to, as the server's parameters name it; empty is everything. */
const FILTERS = ["rating", "kind", "topic", "outlet", "claimant", "language", "since", "until"] as const;
type Filter = (typeof FILTERS)[number];

export type FeedChoice = {
  /** Verdicts by default. */
  stream?: "corrections" | undefined;
} & { [filter in Filter]?: string | undefined };

const FORMATS = {
  verdicts: [
    { label: "JSON Feed", path: "/feeds/verdicts.json" },
    { label: "Atom", path: "/feeds/verdicts.atom" },
    { label: "RSS", path: "/feeds/verdicts.rss" },
    { label: "CSV", path: "/feeds/verdicts.csv" },
  ],
  corrections: [
    { label: "JSON Feed", path: "/feeds/corrections.json" },
    { label: "Atom", path: "/feeds/corrections.atom" },
    { label: "RSS", path: "/feeds/corrections.rss" },
  ],
} as const;

/** Several keys in one parameter: "false,mostly_false". */
export function listed(value: string | undefined): string[] {
  return (value ?? "").split(",").filter((key) => key !== "");
}

/** The parameters that say something, always in the same order, so that one choice has one address. */
export function parameters(choice: FeedChoice): { [filter in Filter]?: string } {
  return Object.fromEntries(
    FILTERS.flatMap((filter) => {
      const value = choice[filter]?.trim();
      return value ? [[filter, value]] : [];
    }),
  );
}

/** The address of a choice in each of its formats. */
export function addresses(origin: string, choice: FeedChoice): { label: string; address: string }[] {
  return FORMATS[choice.stream ?? "verdicts"].map(({ label, path }) => ({
    label,
    address: origin + addressOf(path, {}, parameters(choice)),
  }));
}
