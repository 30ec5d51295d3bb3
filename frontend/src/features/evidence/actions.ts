// How is evidence added to a claim and withdrawn from it?
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { afterClaimChange, newestClaim, type Versioned } from "../../api/claim-writes";
import { api, body, onClaim } from "../../api/client";
import { isProblem } from "../../api/problem";
import type { NewEvidence } from "../../api/types";

export function useAddEvidence() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ claim, evidence }: { claim: Versioned; evidence: NewEvidence }) => {
      const add = (on: Versioned) =>
        body(api.POST("/api/v1/claims/{id}/evidence", { params: onClaim(on), body: evidence }));
      try {
        return await add(claim);
      } catch (error) {
        if (!isProblem(error, 412)) throw error;
        // An addition overwrites nothing: make it on the newest version instead.
        return await add(await newestClaim(client, claim.id));
      }
    },
    onSuccess: async (_evidence, { claim }) => {
      await newestClaim(client, claim.id);
      afterClaimChange(client, claim.id);
    },
  });
}

export function useWithdrawEvidence() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, claim, reason }: { id: string; claim: Versioned; reason: string }) =>
      body(
        api.POST("/api/v1/evidence/{id}/withdrawal", {
          params: onClaim({ id, etag: claim.etag }),
          body: { reason },
        }),
      ),
    onSuccess: async (_evidence, { claim }) => {
      await newestClaim(client, claim.id);
      afterClaimChange(client, claim.id);
    },
    onError: (_error, { claim }) => void newestClaim(client, claim.id),
  });
}
