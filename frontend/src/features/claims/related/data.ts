// Matches: decide about a pair of claims, reuse a verdict.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useClaimPost } from "../../../api/claims/claim-writes";
import { api, itemsOf } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { MatchState } from "../../../api/types";

export function useDecideMatch(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ other, state }: { other: string; state: MatchState | null }) =>
      itemsOf(api.PUT("/api/v1/claims/{id}/matches/{other}", { params: { path: { id, other } }, body: { state } })),
    onSuccess: (related, { other }) => {
      client.setQueryData(keys.related(id), related);
      void client.invalidateQueries({ queryKey: keys.related(other) });
    },
  });
}

export const useReuseVerdict = () => useClaimPost("/api/v1/claims/{id}/verdict/reuse");
