// Matches: decide about a pair of claims, reuse a verdict.
import { useQueryClient } from "@tanstack/react-query";
import { useClaimPost } from "../../../api/claims/claim-writes";
import { api, body, itemsOf } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { MatchSeen, MatchState } from "../../../api/types";
import { useMutation } from "../../../api/writes/use-mutation";

export function useDecideMatch(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ other, ...body }: { other: string; state: MatchState | null; seen: MatchSeen }) =>
      itemsOf(api.PUT("/api/v1/claims/{id}/matches/{other}", { params: { path: { id, other } }, body })),
    onSuccess: (related, { other }) => {
      client.setQueryData(keys.related(id), related);
      void client.invalidateQueries({ queryKey: keys.related(other) });
    },
  });
}

export const useReuseVerdict = () => useClaimPost("/api/v1/claims/{id}/verdict/reuse");

/** What is known about the claims of a text that nobody has added. */
export function useSearchText() {
  return useMutation({
    mutationFn: (text: string) => body(api.POST("/api/v1/claims/search", { body: { text } })),
  });
}
