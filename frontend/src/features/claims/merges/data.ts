// Likely duplicates: queries and actions.

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { useClaimPost } from "../../../api/claims/claim-writes";
import { api, itemsOf } from "../../../api/client";
import { keys } from "../../../api/keys";

export function similarQuery(words: string) {
  const q = words.trim();
  return queryOptions({
    queryKey: [...keys.claimLists, "similar", q],
    queryFn: ({ signal }) => itemsOf(api.GET("/api/v1/claims", { params: { query: { q, limit: 20 } }, signal })),
    enabled: q.length >= 3,
    placeholderData: keepPreviousData,
  });
}

export const useMerge = () => useClaimPost("/api/v1/claims/{id}/merge", keys.claims);
export const useUnmerge = () => useClaimPost("/api/v1/claims/{id}/unmerge", keys.claims);
export const useSplit = () => useClaimPost("/api/v1/claims/{id}/split", keys.claims);
