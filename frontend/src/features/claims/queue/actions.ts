// Queue actions: take the next claim, change several claims.
import { useQueryClient } from "@tanstack/react-query";
import { keepClaim } from "../../../api/claims/claim-writes";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { BulkChange } from "../../../api/types";
import { useMutation } from "../../../api/writes/use-mutation";
import { useWrite } from "../../../api/writes/use-write";

export function useTakeNext() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.POST("/api/v1/claims/next", { body: {} })),
    onSuccess: (claim) => keepClaim(client, claim),
  });
}

/** The server changes so many claims in one request. */
const AT_ONCE = 100;

/** Changes any number of claims, in portions; what one portion refuses stops no other. */
export function useBulk() {
  return useWrite(async (change: BulkChange) => {
    const outcomes = [];
    for (let from = 0; from < change.ids.length; from += AT_ONCE) {
      const portion = { ...change, ids: change.ids.slice(from, from + AT_ONCE) };
      outcomes.push(...(await body(api.POST("/api/v1/claims/bulk", { body: portion }))).outcomes);
    }
    return { outcomes };
  }, keys.claims);
}
