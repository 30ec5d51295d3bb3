// Review actions: assign, release, dismiss, reopen, plan.
import { useClaimWrite } from "../../../api/claims/claim-writes";
import { api, body, onClaim } from "../../../api/client";
import type { DismissalReason, Plan } from "../../../api/types";

/** Without an assignee the claim is taken by the person who asks. */
export function useAssign() {
  return useClaimWrite((claim, input: { assignee?: string }) =>
    body(api.POST("/api/v1/claims/{id}/review/assign", { params: onClaim(claim), body: input })),
  );
}

export function useRelease() {
  return useClaimWrite((claim, _input: null) =>
    body(api.POST("/api/v1/claims/{id}/review/release", { params: onClaim(claim), body: {} })),
  );
}

export function useDismiss() {
  return useClaimWrite((claim, input: { reason: DismissalReason; note: string | null }) =>
    body(api.POST("/api/v1/claims/{id}/review/dismiss", { params: onClaim(claim), body: input })),
  );
}

export function usePlan() {
  return useClaimWrite((claim, input: Plan) =>
    body(api.PATCH("/api/v1/claims/{id}/review", { params: onClaim(claim), body: input })),
  );
}

export function useConfirm() {
  return useClaimWrite((claim, input: { recheck_at: string | null }) =>
    body(api.POST("/api/v1/claims/{id}/review/confirmation", { params: onClaim(claim), body: input })),
  );
}

export function useReopen() {
  return useClaimWrite((claim, _input: null) =>
    body(api.POST("/api/v1/claims/{id}/review/reopen", { params: onClaim(claim), body: {} })),
  );
}
