// Verdict actions: draft, submit, approve, return, publish, correct, retract.
import { useClaimPost, type Versioned } from "../../api/claims/claim-writes";
import { api, body, onClaim } from "../../api/client";
import { draftMedia } from "./decision/media/media";

export type DraftFields = {
  rating: string | null;
  summary: string;
  rationale: string;
  as_of: string | null;
  recheck_at: string | null;
  /** Only a correction has these two. */
  correction_class: string | null;
  notice: string;
  /** The ticked questions of the checklist, one a line. */
  ticked: string;
  /** The picture, video or sound in one line; see `media.ts`. */
  media: string;
};

export function saveDraft(claim: Versioned, draft: DraftFields) {
  const input = {
    ...draft,
    correction_class: isCorrection(draft.correction_class),
    ticked: ticksOf(draft),
    media: draftMedia(draft.media),
  };
  return body(api.PUT("/api/v1/claims/{id}/verdict/draft", { params: onClaim(claim), body: input }));
}

/** The ticked questions of a draft. */
export function ticksOf({ ticked }: Pick<DraftFields, "ticked">): string[] {
  return ticked.split("\n").filter((question) => question !== "");
}

/** The two sorts of correction that a person writes; a retraction has a form of its own. */
export function isCorrection(value: string | null): "clarification" | "correction" | null {
  return value === "clarification" || value === "correction" ? value : null;
}

export const useAskReading = () => useClaimPost("/api/v1/claims/{id}/verdict/second-reading");
export const useGiveReading = () => useClaimPost("/api/v1/claims/{id}/verdict/second-reading/answer");
export const useWithdrawReading = () => useClaimPost("/api/v1/claims/{id}/verdict/second-reading/withdrawal");
export const useAdjudicate = () => useClaimPost("/api/v1/claims/{id}/verdict/adjudication");
export const useCorrect = () => useClaimPost("/api/v1/claims/{id}/verdict/correction");
/** Ends the work on a correction; its draft and the public verdict stay. */
export const useCancelCorrection = () => useClaimPost("/api/v1/claims/{id}/review/release");
export const useRetract = () => useClaimPost("/api/v1/claims/{id}/verdict/retraction");
export const useSubmit = () => useClaimPost("/api/v1/claims/{id}/verdict/submission");
export const useWithdraw = () => useClaimPost("/api/v1/claims/{id}/verdict/withdrawal");
export const useApprove = () => useClaimPost("/api/v1/claims/{id}/verdict/approval");
export const useReturn = () => useClaimPost("/api/v1/claims/{id}/verdict/return");
/** Seconds between "publish now" and the publication, in which it can be taken back. */
export const HOLD_SECONDS = 10;
export const useTakeBack = () => useClaimPost("/api/v1/claims/{id}/verdict/publication/withdrawal");
export const useLiftEmbargo = () => useClaimPost("/api/v1/claims/{id}/verdict/embargo/lifting");
export const usePublish = () => useClaimPost("/api/v1/claims/{id}/verdict/publication");
