// Claimant records: queries and writes.
import { queryOptions } from "@tanstack/react-query";
import { api, body, itemsOf, pagedQuery } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { ClaimantChange, NewClaimant } from "../../../api/types";
import { useWrite } from "../../../api/writes/use-write";

/** A record as a write needs it: what, and in which version. */
export type Seen = { id: string; etag: string };

export function claimantsQuery(q: string) {
  return pagedQuery(keys.claimantList(q), (cursor, signal) =>
    api.GET("/api/v1/claimants", { params: { query: { limit: 50, ...(q ? { q } : {}), ...cursor } }, signal }),
  );
}

export function claimantQuery(id: string) {
  return queryOptions({
    queryKey: keys.claimant(id),
    queryFn: ({ signal }) => body(api.GET("/api/v1/claimants/{id}", { params: { path: { id } }, signal })),
  });
}

export function claimantHistoryQuery(id: string) {
  return pagedQuery(keys.claimantHistory(id), (cursor, signal) =>
    api.GET("/api/v1/claimants/{id}/history", { params: { path: { id }, query: { limit: 50, ...cursor } }, signal }),
  );
}

export const suggestionsQuery = queryOptions({
  queryKey: keys.claimantSuggestions,
  queryFn: ({ signal }) => itemsOf(api.GET("/api/v1/claimant-suggestions", { signal })),
});

/** A claim's file names the record of its claimant, so claims are stale as well. */
const STALE = [keys.claimants, keys.claims] as const;

const ofVersion = ({ id, etag }: Seen) => ({ path: { id }, header: { "If-Match": etag } });

export function useCreateClaimant() {
  return useWrite((input: NewClaimant) => body(api.POST("/api/v1/claimants", { body: input })), ...STALE);
}

export function useChangeClaimant(seen: Seen) {
  return useWrite(
    (input: ClaimantChange) => body(api.PUT("/api/v1/claimants/{id}", { params: ofVersion(seen), body: input })),
    ...STALE,
  );
}

export function useAddSpelling() {
  return useWrite(
    ({ id, name }: { id: string; name: string }) =>
      body(api.POST("/api/v1/claimants/{id}/spellings", { params: { path: { id } }, body: { name } })),
    ...STALE,
  );
}

export function useRemoveSpelling(id: string) {
  return useWrite(
    (spelling: string) =>
      body(api.DELETE("/api/v1/claimants/{id}/spellings/{spelling}", { params: { path: { id, spelling } } })),
    ...STALE,
  );
}

export function useMergeClaimants(seen: Seen) {
  return useWrite(
    (into: string) => body(api.POST("/api/v1/claimants/{id}/merge", { params: ofVersion(seen), body: { into } })),
    ...STALE,
  );
}

/** Reads the merged record first: only its newest version can be restored. */
export function useUnmergeClaimant() {
  return useWrite(
    async (id: string) => {
      const { etag } = await body(api.GET("/api/v1/claimants/{id}", { params: { path: { id } } }));
      return body(api.POST("/api/v1/claimants/{id}/unmerge", { params: ofVersion({ id, etag }), body: {} }));
    },
    ...STALE,
  );
}

export function useSplitClaimant(seen: Seen) {
  return useWrite(
    (spelling: string) =>
      body(api.POST("/api/v1/claimants/{id}/split", { params: ofVersion(seen), body: { spelling } })),
    ...STALE,
  );
}

export function useImportClaimants() {
  return useWrite(
    ({ csv, preview }: { csv: string; preview: boolean }) =>
      itemsOf(api.POST("/api/v1/claimant-imports", { body: { csv, preview } })),
    ...STALE,
  );
}
