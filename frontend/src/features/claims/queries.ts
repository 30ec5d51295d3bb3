// What does the server say about claims?
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import { keys } from "../../api/keys";

export type ClaimFilter = {
  state?: string | undefined;
  kind?: string | undefined;
  assignee?: string | undefined;
  q?: string | undefined;
  topic?: string | undefined;
  stale?: boolean | undefined;
  public?: boolean | undefined;
  sort?: "priority" | "newest" | "due" | undefined;
};

export function claimsQuery(filter: ClaimFilter) {
  const query = Object.fromEntries(Object.entries(filter).filter(([, value]) => value)) satisfies ClaimFilter;
  return infiniteQueryOptions({
    queryKey: [...keys.claimLists, query],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET("/api/v1/claims", {
          // The first page is small, so that it is there at once; whoever goes on gets the most that one may ask for.
          params: {
            query: { ...query, limit: pageParam ? 100 : 50, ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** The few likeliest claims for some words. */
export function foundClaimsQuery(q: string) {
  return queryOptions({
    queryKey: [...keys.claims, "found", q],
    queryFn: async ({ signal }) =>
      (await body(api.GET("/api/v1/claims", { params: { query: { q, limit: 6 } }, signal }))).items,
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
  return infiniteQueryOptions({
    queryKey: keys.claimHistory(id),
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET("/api/v1/claims/{id}/history", {
          params: { path: { id }, query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** What other articles say about the same thing, likeliest first. */
export function relatedQuery(id: string) {
  return queryOptions({
    queryKey: keys.related(id),
    queryFn: async ({ signal }) =>
      (await body(api.GET("/api/v1/claims/{id}/related", { params: { path: { id } }, signal }))).items,
  });
}
