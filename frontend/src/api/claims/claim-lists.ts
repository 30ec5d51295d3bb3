// Claim lists in the query cache: read page by page, updated without a full reload.
import type { InfiniteData, Query, QueryClient } from "@tanstack/react-query";
import { api, body } from "../client";
import { keys } from "../keys";
import type { ClaimPage } from "../types";

export type ClaimFilter = {
  state?: string | undefined;
  kind?: string | undefined;
  assignee?: string | undefined;
  q?: string | undefined;
  topic?: string | undefined;
  article?: string | undefined;
  occurrence?: string | undefined;
  stale?: boolean | undefined;
  public?: boolean | undefined;
  scheduled?: boolean | undefined;
  claimant?: string | undefined;
  rating?: string | undefined;
  outlet?: string | undefined;
  language?: string | undefined;
  author?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
  sort?: "priority" | "newest" | "due" | SortColumn | undefined;
  order?: "asc" | "desc" | undefined;
};
/** The columns of the list that the server sorts by. */
export const SORT_COLUMNS = [
  "worth",
  "statement",
  "kind",
  "claimant",
  "article",
  "state",
  "assignee",
  "evidence",
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];
/** An order by a column; null for another order. */
export type ColumnSort = { column: SortColumn; descending: boolean } | null;
type ClaimPages = InfiniteData<ClaimPage, string>;

/** One page of a list: the first is small, so that it loads fast, the following ones have the maximum size. */
export function fetchClaimPage(query: ClaimFilter, cursor: string, signal?: AbortSignal): Promise<ClaimPage> {
  const limit = cursor ? 100 : 50;
  return body(
    api.GET("/api/v1/claims", {
      params: { query: { ...query, limit, ...(cursor ? { cursor } : {}) } },
      ...(signal ? { signal } : {}),
    }),
  );
}

/** Lists with at least this many pages are fetched again as a whole. */
const SHORT = 3;

/** Brings every list up to date after these claims changed. */
export function freshenClaimLists(client: QueryClient, changed: ReadonlySet<string>) {
  for (const query of client.getQueryCache().findAll({ queryKey: keys.claimLists })) {
    const pages = pagesOf(query);
    const long = query.isActive() && query.state.fetchStatus === "idle" && (pages?.pages.length ?? 0) > SHORT;
    if (long && pages) void readAgain(client, query, pages, changed);
    else void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
  }
}

/** The pages that contain the claims, and the first one, which holds most new claims. */
async function readAgain(
  client: QueryClient,
  query: Query,
  { pages, pageParams }: ClaimPages,
  changed: ReadonlySet<string>,
) {
  const filter = query.queryKey[keys.claimLists.length] as ClaimFilter;
  const cursors = pageParams.filter((_, at) => at === 0 || pages[at]?.items.some(({ id }) => changed.has(id)));
  try {
    const fresh = await Promise.all(cursors.map((cursor) => fetchClaimPage(filter, cursor)));
    const byCursor = new Map(fresh.map((page, at) => [cursors[at], page]));
    client.setQueryData<ClaimPages>(query.queryKey, (old) =>
      old
        ? {
            ...old,
            pages: old.pages.map((page, at) => patched(page, byCursor.get(old.pageParams[at]), changed)),
          }
        : old,
    );
  } catch {
    // Pages that could not be fetched stay unchanged until the list is fetched as a whole.
  } finally {
    // A claim may have moved to a page that was not fetched: the list is fetched as a whole when it is shown again.
    void client.invalidateQueries({ queryKey: query.queryKey, exact: true, refetchType: "none" });
  }
}

/** The page as it is now, which still ends where the next one starts. */
export function patched(old: ClaimPage, fresh: ClaimPage | undefined, changed: ReadonlySet<string>): ClaimPage {
  if (!fresh) return old;
  const here = new Set(fresh.items.map(({ id }) => id));
  // Claims pushed over the end of this page are on none of the following pages.
  const pushed = old.items.filter(({ id }) => !here.has(id) && !changed.has(id));
  return { ...old, items: [...fresh.items, ...pushed] };
}

function pagesOf({ state: { data } }: Query): ClaimPages | null {
  return typeof data === "object" && data !== null && "pageParams" in data ? (data as ClaimPages) : null;
}
