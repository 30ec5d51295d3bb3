// How does a verdict come about, step by step?
import { useClaimWrite, type Versioned } from "../../api/claim-writes";
import { api, body, onClaim } from "../../api/client";
import type { Submission } from "../../api/types";

export type DraftFields = {
  rating: string | null;
  summary: string;
  rationale: string;
  as_of: string | null;
  recheck_at: string | null;
};

export function saveDraft(claim: Versioned, draft: DraftFields) {
  return body(api.PUT("/api/v1/claims/{id}/verdict/draft", { params: onClaim(claim), body: draft }));
}

export function useSubmit() {
  return useClaimWrite((claim, verdict: Submission) =>
    body(api.POST("/api/v1/claims/{id}/verdict/submission", { params: onClaim(claim), body: verdict })),
  );
}

export function useApprove() {
  return useClaimWrite((claim, _input: null) =>
    body(api.POST("/api/v1/claims/{id}/verdict/approval", { params: onClaim(claim), body: {} })),
  );
}

export function useReturn() {
  return useClaimWrite((claim, input: { reason: string }) =>
    body(api.POST("/api/v1/claims/{id}/verdict/return", { params: onClaim(claim), body: input })),
  );
}

export function usePublish() {
  return useClaimWrite((claim, _input: null) =>
    body(api.POST("/api/v1/claims/{id}/verdict/publication", { params: onClaim(claim), body: {} })),
  );
}
