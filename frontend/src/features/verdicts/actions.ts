// Verdict actions: draft, submit, approve, return, publish, correct, retract.
import { useClaimWrite, type Versioned } from "../../api/claims/claim-writes";
import { api, body, onClaim } from "../../api/client";
import type { Correction, Submission } from "../../api/types";

export type DraftFields = {
  rating: string | null;
  summary: string;
  rationale: string;
  as_of: string | null;
  recheck_at: string | null;
  /** Only a correction has these two. */
  correction_class: string | null;
  notice: string;
};

export function saveDraft(claim: Versioned, draft: DraftFields) {
  const input = { ...draft, correction_class: isCorrection(draft.correction_class) };
  return body(api.PUT("/api/v1/claims/{id}/verdict/draft", { params: onClaim(claim), body: input }));
}

/** The two sorts of correction that a person writes; a retraction has a form of its own. */
export function isCorrection(value: string | null): "clarification" | "correction" | null {
  return value === "clarification" || value === "correction" ? value : null;
}

export function useAskReading() {
  return useClaimWrite((claim, input: { reader: string }) =>
    body(api.POST("/api/v1/claims/{id}/verdict/second-reading", { params: onClaim(claim), body: input })),
  );
}

export function useGiveReading() {
  return useClaimWrite((claim, input: { rating: string; summary: string }) =>
    body(
      api.POST("/api/v1/claims/{id}/verdict/second-reading/answer", { params: onClaim(claim), body: input }),
    ),
  );
}

export function useWithdrawReading() {
  return useClaimWrite((claim, _input: null) =>
    body(
      api.POST("/api/v1/claims/{id}/verdict/second-reading/withdrawal", { params: onClaim(claim), body: {} }),
    ),
  );
}

export function useAdjudicate() {
  return useClaimWrite((claim, input: { upheld: "first" | "second"; reason: string }) =>
    body(api.POST("/api/v1/claims/{id}/verdict/adjudication", { params: onClaim(claim), body: input })),
  );
}

export function useCorrect() {
  return useClaimWrite((claim, correction: Correction) =>
    body(api.POST("/api/v1/claims/{id}/verdict/correction", { params: onClaim(claim), body: correction })),
  );
}

export function useRetract() {
  return useClaimWrite((claim, input: { notice: string }) =>
    body(api.POST("/api/v1/claims/{id}/verdict/retraction", { params: onClaim(claim), body: input })),
  );
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
