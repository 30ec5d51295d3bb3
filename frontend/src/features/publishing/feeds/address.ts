// Feed addresses of a chosen filter.

/** What a feed may be narrowed to, as the server's parameters name it; empty is everything. */
const FILTERS = ["rating", "kind", "topic", "outlet", "claimant", "language", "since", "until"] as const;
type Filter = (typeof FILTERS)[number];

export type FeedChoice = {
  /** Verdicts unless said. */
  stream?: "corrections" | undefined;
} & { [filter in Filter]?: string | undefined };

type Format = { label: string; ending: string };
const EVERYWHERE: Format[] = [
  { label: "JSON Feed", ending: "json" },
  { label: "Atom", ending: "atom" },
  { label: "RSS", ending: "rss" },
];
const TABLE: Format = { label: "CSV", ending: "csv" };

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

/** The address of a choice in each format that there is of it. */
export function addresses(origin: string, choice: FeedChoice): { label: string; address: string }[] {
  const formats = choice.stream === "corrections" ? EVERYWHERE : [...EVERYWHERE, TABLE];
  const query = new URLSearchParams(parameters(choice)).toString().replaceAll("%2C", ",");
  return formats.map(({ label, ending }) => ({
    label,
    address: `${origin}/feeds/${choice.stream ?? "verdicts"}.${ending}${query ? `?${query}` : ""}`,
  }));
}
