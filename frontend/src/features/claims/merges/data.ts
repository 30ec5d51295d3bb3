// Likely duplicates: queries and actions.

import { keepPreviousData, queryOptions, useQueryClient } from "@tanstack/react-query";
import { newestClaim, useClaimPost } from "../../../api/claims/claim-writes";
import { api, itemsOf } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { ClaimFile } from "../../../api/types";
import { t } from "../../../texts";
import { sayDone, sayFailed } from "../../../ui/feedback/say";

export function similarQuery(words: string) {
  const q = words.trim();
  return queryOptions({
    queryKey: [...keys.claimLists, "similar", q],
    queryFn: ({ signal }) => itemsOf(api.GET("/api/v1/claims", { params: { query: { q, limit: 20 } }, signal })),
    enabled: q.length >= 3,
    placeholderData: keepPreviousData,
  });
}

/** Says that two claims were merged, with the way back: `both` are the two, of which `file` remained. */
export function useMergeReport() {
  const unmerge = useUnmerge();
  const client = useQueryClient();
  return (done: string, both: readonly [string, string], file: ClaimFile, onUndone: (file: ClaimFile) => void) => {
    const gone = both.find((id) => id !== file.id);
    const undo = async (id: string) => {
      try {
        onUndone(await unmerge.mutateAsync({ claim: await newestClaim(client, id), input: null }));
        sayDone(t.merges.undone);
      } catch (error) {
        sayFailed(error);
      }
    };
    sayDone(done, gone ? () => void undo(gone) : undefined);
  };
}

/** Dismisses the claim that a split has just made; the one that was split never lost its places. */
export const useUnsplit = () => useClaimPost("/api/v1/claims/{id}/review/dismiss", keys.claims);
export const useMerge = () => useClaimPost("/api/v1/claims/{id}/merge", keys.claims);
export const useUnmerge = () => useClaimPost("/api/v1/claims/{id}/unmerge", keys.claims);
export const useSplit = () => useClaimPost("/api/v1/claims/{id}/split", keys.claims);
