// Claim queries: lists, claim, history, related claims.
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type ClaimFilter, fetchClaimPage } from "../../api/claims/claim-lists";
import { api, body, itemsOf, pagedQuery } from "../../api/client";
import { keys } from "../../api/keys";
import type { ClaimPage, ClaimSummary } from "../../api/types";

export function claimsQuery(filter: ClaimFilter) {
  const query = Object.fromEntries(Object.entries(filter).filter(([, value]) => value)) satisfies ClaimFilter;
  return infiniteQueryOptions({
    queryKey: [...keys.claimLists, query],
    queryFn: ({ pageParam, signal }) => fetchClaimPage(query, pageParam, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** The fetched claims of a list; a claim that moved between pages is listed once, at its first position. */
export function claimsOf(list: { pages: readonly ClaimPage[] } | undefined): ClaimSummary[] {
  const claims = list?.pages.flatMap((page) => page.items) ?? [];
  return [...new Map(claims.map((claim) => [claim.id, claim])).values()];
}

/** The numbers of claims in the views of the queue; 1000 stands for more. */
export const countsQuery = queryOptions({
  queryKey: keys.claimCounts,
  queryFn: ({ signal }) => body(api.GET("/api/v1/claims/counts", { signal })),
});

/** The best matches for some words. */
export function foundClaimsQuery(q: string) {
  return queryOptions({
    queryKey: [...keys.claims, "found", q],
    queryFn: ({ signal }) => itemsOf(api.GET("/api/v1/claims", { params: { query: { q, limit: 6 } }, signal })),
    enabled: q.length > 1,
  });
}

export function claimQuery(id: string) {
  return queryOptions({
    queryKey: keys.claim(id),
    queryFn: ({ signal }) => body(api.GET("/api/v1/claims/{id}", { params: { path: { id } }, signal })),
  });
}

export function historyQuery(id: string) {
  return pagedQuery(keys.claimHistory(id), (cursor, signal) =>
    api.GET("/api/v1/claims/{id}/history", {
      params: { path: { id }, query: { limit: 50, ...cursor } },
      signal,
    }),
  );
}

/** The few claims that say the same as a question or sentence; words of a search are too few. */
export function meantClaimsQuery(text: string) {
  return queryOptions({
    queryKey: [...keys.claims, "meant", text],
    queryFn: async ({ signal }) => {
      const known = await itemsOf(api.GET("/api/v1/claims/search", { params: { query: { text } }, signal }));
      return known.slice(0, 5).map(({ claim }) => claim);
    },
    enabled: text.trim().split(/\s+/).length >= 3,
  });
}

/** What other articles say about the same thing, likeliest first. */
export function relatedQuery(id: string) {
  return queryOptions({
    queryKey: keys.related(id),
    queryFn: ({ signal }) => itemsOf(api.GET("/api/v1/claims/{id}/related", { params: { path: { id } }, signal })),
  });
}
