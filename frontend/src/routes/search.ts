// Page state in the address, validated.
import * as v from "valibot";
import { type ClaimFilter, type ColumnSort, SORT_COLUMNS } from "../api/claims/claim-lists";
import type { Kind, State, TipStage } from "../api/types";
import { endOfDay, fromLocalInput } from "../lib/words/times";
import { isKind, kinds } from "../lib/words/vocabulary";

const text = v.optional(v.fallback(v.optional(v.string()), undefined));

export const signInSearch = v.object({ next: text, refused: text });
export const queueSearch = v.object({
  state: text,
  kind: text,
  assignee: text,
  q: text,
  topic: text,
  claimant: text,
  rating: text,
  outlet: text,
  language: text,
  /** Who wrote a verdict: "me" or an account. */
  author: text,
  /** The days between which a claim was found, both included; a saved view has moments. */
  since: text,
  until: text,
  /** An article whose claims are shown. */
  article: text,
  /** An occurrence whose claims are shown. */
  occurrence: text,
  /** Occurrences in place of claims. */
  group: v.optional(v.fallback(v.optional(v.picklist(["occurrence"])), undefined)),
  stale: v.optional(v.fallback(v.optional(v.picklist(["true"])), undefined)),
  scheduled: v.optional(v.fallback(v.optional(v.picklist(["true"])), undefined)),
  sort: v.optional(v.fallback(v.optional(v.picklist(["priority", "newest", "due", ...SORT_COLUMNS])), undefined)),
  /** The direction of a sort by column. */
  order: v.optional(v.fallback(v.optional(v.picklist(["asc", "desc"])), undefined)),
});
/** Stages of a tip, in their order. */
export const TIP_STAGES = ["received", "looked_at", "checking", "checked", "declined"] as const satisfies TipStage[];
export const TIP_SORTS = ["newest", "most_asked"] as const;
const tipStage = v.picklist(TIP_STAGES);
const tipSort = v.picklist(TIP_SORTS);
export const isTipStage = (value: string) => v.is(tipStage, value);
export const isTipSort = (value: string) => v.is(tipSort, value);
/** Which ratings of other publishers are shown: those that are mapped, or the others. */
export const scalesSearch = v.object({
  shown: v.optional(v.fallback(v.optional(v.literal("mapped")), undefined)),
});

export const tipsSearch = v.object({
  stage: v.optional(v.fallback(v.optional(tipStage), undefined)),
  by: v.optional(v.fallback(v.optional(tipSort), undefined)),
});
export type QueueSearch = v.InferOutput<typeof queueSearch>;
/** What the queue shows unless another state is asked for. */
export const OPEN = ["unassigned", "in_review"] satisfies State[];

export function chosenKinds(search: QueueSearch): Kind[] {
  return (search.kind ?? "").split(",").filter(isKind);
}

/** Which claims the queue shows at its address. */
export function queueFilter(search: QueueSearch) {
  return {
    state: search.state === "all" ? undefined : (search.state ?? OPEN.join(",")),
    kind: chosenKinds(search).join(","),
    assignee: search.assignee,
    q: search.q,
    topic: search.topic,
    article: search.article,
    claimant: search.claimant,
    rating: search.rating,
    outlet: search.outlet,
    language: search.language,
    author: search.author,
    since: search.since && isDay(search.since) ? (fromLocalInput(search.since) ?? undefined) : search.since,
    until: search.until && isDay(search.until) ? (endOfDay(search.until) ?? undefined) : search.until,
    occurrence: search.occurrence,
    stale: search.stale === "true" || undefined,
    scheduled: search.scheduled === "true" || undefined,
    sort: search.sort,
    order: columnSort(search) ? search.order : undefined,
  } satisfies ClaimFilter;
}

/** The column that the queue is sorted by; null for another order. */
export function columnSort({ sort, order }: Pick<QueueSearch, "sort" | "order">): ColumnSort {
  const column = SORT_COLUMNS.find((one) => one === sort);
  return column ? { column, descending: order === "desc" } : null;
}

/** Columns whose largest value interests first. */
const LARGEST_FIRST = ["worth", "article", "evidence"];

/** What a click on a column's head sorts by: this column, then the other way, then by urgency again. */
export function sortedBy(
  column: NonNullable<ColumnSort>["column"],
  now: ColumnSort,
): Pick<QueueSearch, "sort" | "order"> {
  const first = LARGEST_FIRST.includes(column) ? "desc" : "asc";
  if (now?.column !== column) return { sort: column, order: first };
  if (now.descending === (first === "desc")) return { sort: column, order: first === "desc" ? "asc" : "desc" };
  return { sort: undefined, order: undefined };
}

function isDay(moment: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(moment);
}

export const publishedSearch = v.object({
  build: v.optional(v.fallback(v.optional(v.picklist(["feed"])), undefined)),
  stream: v.optional(v.fallback(v.optional(v.picklist(["corrections"])), undefined)),
  rating: text,
  kind: text,
  topic: text,
  outlet: text,
  claimant: text,
  language: text,
  since: text,
  until: text,
});
export const endpointsSearch = v.object({
  endpoint: text,
  state: v.optional(v.fallback(v.optional(v.picklist(["waiting", "delivered", "given_up"])), undefined)),
});
export const guidesSearch = v.object({ kind: v.optional(v.fallback(v.optional(v.picklist(kinds())), undefined)) });
export const subscriptionsSearch = v.object({ subscription: text });
export const claimSearch = v.object({ comment: text });
export const editorSearch = v.object({ claim: text });
export const correctionsSearch = v.object({ claim: text, q: text });
export const logSearch = v.object({ actor: text, kind: text, subject: text, since: text, until: text });
export const articlesSearch = v.object({
  q: text,
  archived: v.optional(v.fallback(v.optional(v.picklist(["true"])), undefined)),
});
export const readerSearch = v.object({
  claim: text,
  kind: text,
  state: text,
  tab: v.optional(
    v.fallback(v.optional(v.picklist(["evidence", "verdict", "related", "comments", "history"])), undefined),
  ),
  /** The stretch of the text whose claims are listed, "0-1200". */
  part: text,
  /** A comment to show. */
  comment: text,
  /** Words to show, "120-180", and the version that they are counted in. */
  at: text,
  of: text,
  /** The version to read, when it is not the newest. */
  version: text,
  /** Two versions to compare, "1-2". */
  versions: text,
});
export type ReaderSearch = v.InferOutput<typeof readerSearch>;
export type WorkspaceTab = NonNullable<ReaderSearch["tab"]>;

/** Plain `?a=b` addresses: every value is text, nothing is quoted. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const set = Object.entries(search).flatMap(([key, value]) =>
    typeof value === "string" && value !== "" ? [[key, value]] : [],
  );
  const query = new URLSearchParams(set).toString().replaceAll("%2C", ",");
  return query ? `?${query}` : "";
}

/** After signing in, only paths of the dashboard are valid targets. */
export function safeNext(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) && !next.startsWith("/sign-in") ? next : "/queue";
}
