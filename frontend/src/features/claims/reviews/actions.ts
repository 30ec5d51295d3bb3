// Review actions: assign, release, dismiss, reopen, plan.
import { useClaimPost, useClaimWrite, type Versioned } from "../../../api/claims/claim-writes";
import { api, body, onClaim } from "../../../api/client";
import type { ClaimFile, Plan } from "../../../api/types";
import { permitted } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { sayDone, sayFailed } from "../../../ui/feedback/say";

/** Without an assignee the claim is taken by the person who asks. */
export const useAssign = () => useClaimPost("/api/v1/claims/{id}/review/assign");
export const useRelease = () => useClaimPost("/api/v1/claims/{id}/review/release");
export const useDismiss = () => useClaimPost("/api/v1/claims/{id}/review/dismiss");

const said = (words: string) => () => sayDone(words);

/** Says that a claim has another holder now, with the way back to the one before, if there is one. */
export function useHolderReport() {
  const assign = useAssign();
  const release = useRelease();
  return (done: string, before: string | null) => ({
    onSuccess: (file: ClaimFile) => {
      const back = permitted(file, before ? "assign" : "release")?.allowed && file.assignee?.id !== before;
      // What shows the claim may be gone when somebody undoes.
      const undo = () =>
        before
          ? assign.mutateAsync({ claim: file, input: { assignee: before } }).then(said(t.reviews.holderBack), sayFailed)
          : release.mutateAsync({ claim: file, input: null }).then(said(t.reviews.released), sayFailed);
      sayDone(done, back ? () => void undo() : undefined);
    },
    onError: sayFailed,
  });
}

/** Opens a claim again that has just been dismissed, and gives it back to who held it. */
export function useUndismiss() {
  const assign = useAssign();
  const reopen = useReopen();
  return async (dismissed: Versioned, before: string | null) => {
    try {
      const open = await reopen.mutateAsync({ claim: dismissed, input: null });
      if (before) await assign.mutateAsync({ claim: open, input: { assignee: before } });
      sayDone(t.reviews.reopened);
    } catch (error) {
      sayFailed(error);
    }
  };
}

export function usePlan() {
  return useClaimWrite((claim, input: Plan) =>
    body(api.PATCH("/api/v1/claims/{id}/review", { params: onClaim(claim), body: input })),
  );
}

export const useConfirm = () => useClaimPost("/api/v1/claims/{id}/review/confirmation");
export const useReopen = () => useClaimPost("/api/v1/claims/{id}/review/reopen");
