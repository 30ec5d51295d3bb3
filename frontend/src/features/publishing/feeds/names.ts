// Names offered as feed filters.
import type { FeedItem } from "./queries";

export type Names = Record<"topic" | "outlet" | "claimant" | "language", string[]>;

/** Topics, outlets and claimants of published verdicts, in alphabetical order. */
export function namesIn(items: readonly FeedItem[]): Names {
  return {
    // The first tag is the rating.
    topic: sorted(items.flatMap((item) => item.tags.slice(1))),
    outlet: sorted(items.map((item) => item._factcheck.outlet)),
    claimant: sorted(items.map((item) => item._factcheck.claimant)),
    language: sorted(items.map((item) => item.language?.split("-")[0])),
  };
}

/** Distinct names, ignoring case, as feeds do. */
function sorted(names: readonly (string | null | undefined)[]): string[] {
  const once = new Map(names.flatMap((name) => (name ? [[name.toLowerCase(), name] as const] : [])));
  return [...once.values()].toSorted((a, b) => a.localeCompare(b));
}
