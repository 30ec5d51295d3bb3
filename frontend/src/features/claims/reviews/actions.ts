// Review actions: assign, release, dismiss, reopen, plan.
import { useClaimPost, useClaimWrite } from "../../../api/claims/claim-writes";
import { api, body, onClaim } from "../../../api/client";
import type { Plan } from "../../../api/types";

/** Without an assignee the claim is taken by the person who asks. */
export const useAssign = () => useClaimPost("/api/v1/claims/{id}/review/assign");
export const useRelease = () => useClaimPost("/api/v1/claims/{id}/review/release");
export const useDismiss = () => useClaimPost("/api/v1/claims/{id}/review/dismiss");

export function usePlan() {
  return useClaimWrite((claim, input: Plan) =>
    body(api.PATCH("/api/v1/claims/{id}/review", { params: onClaim(claim), body: input })),
  );
}

export const useConfirm = () => useClaimPost("/api/v1/claims/{id}/review/confirmation");
export const useReopen = () => useClaimPost("/api/v1/claims/{id}/review/reopen");
