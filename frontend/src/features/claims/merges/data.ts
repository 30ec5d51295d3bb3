// Likely duplicates: queries and actions.

import { keepPreviousData, queryOptions, useQueryClient } from "@tanstack/react-query";
import { useClaimWrite } from "../../../api/claims/claim-writes";
import { api, body, onClaim } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { Kind } from "../../../api/types";

export function similarQuery(words: string) {
  const q = words.trim();
  return queryOptions({
    queryKey: [...keys.claimLists, "similar", q],
    queryFn: async ({ signal }) =>
      (await body(api.GET("/api/v1/claims", { params: { query: { q, limit: 20 } }, signal }))).items,
    enabled: q.length >= 3,
    placeholderData: keepPreviousData,
  });
}

export function useMerge() {
  const client = useQueryClient();
  return useClaimWrite(async (claim, input: { with: string }) => {
    const file = await body(api.POST("/api/v1/claims/{id}/merge", { params: onClaim(claim), body: input }));
    void client.invalidateQueries({ queryKey: keys.claims });
    return file;
  });
}

export function useUnmerge() {
  const client = useQueryClient();
  return useClaimWrite(async (claim, _input: null) => {
    const file = await body(api.POST("/api/v1/claims/{id}/unmerge", { params: onClaim(claim), body: {} }));
    void client.invalidateQueries({ queryKey: keys.claims });
    return file;
  });
}

export function useSplit() {
  const client = useQueryClient();
  return useClaimWrite(async (claim, input: { statement: string; kind: Kind }) => {
    const file = await body(api.POST("/api/v1/claims/{id}/split", { params: onClaim(claim), body: input }));
    void client.invalidateQueries({ queryKey: keys.claims });
    return file;
  });
}
