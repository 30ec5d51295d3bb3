// Claim actions: add, reword, correct the kind.
import { useQueryClient } from "@tanstack/react-query";
import { keepClaim, useClaimPost, useClaimWrite } from "../../api/claims/claim-writes";
import { api, body, onClaim } from "../../api/client";
import type { Kind, NewClaim } from "../../api/types";
import { useMutation } from "../../api/writes/use-mutation";

/** Makes a claim of words in an article. */
export function useAddClaim() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (claim: NewClaim) => body(api.POST("/api/v1/claims", { body: claim })),
    onSuccess: (claim) => keepClaim(client, claim),
  });
}

/** The name of the draft of a new wording. */
export function wordingSubject(claim: string): string {
  return `wording/${claim}`;
}

export function useReword() {
  return useClaimWrite((claim, input: { statement: string; reason: string | null }) =>
    body(api.PATCH("/api/v1/claims/{id}", { params: onClaim(claim), body: input })),
  );
}

export const useConfirmWording = () => useClaimPost("/api/v1/claims/{id}/wording/confirmation");

export function useCorrectKind() {
  return useClaimWrite((claim, kind: Kind) =>
    body(api.PATCH("/api/v1/claims/{id}", { params: onClaim(claim), body: { kind } })),
  );
}
