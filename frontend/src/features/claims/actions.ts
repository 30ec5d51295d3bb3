// What can be done with a claim itself?
import { useClaimWrite } from "../../api/claim-writes";
import { api, body, onClaim } from "../../api/client";

export function useReword() {
  return useClaimWrite((claim, input: { statement: string; reason: string | null }) =>
    body(api.PATCH("/api/v1/claims/{id}", { params: onClaim(claim), body: input })),
  );
}
