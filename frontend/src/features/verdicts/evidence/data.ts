// Evidence, replies and external checks: queries and actions.

import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { afterClaimChange, newestClaim, type Versioned } from "../../../api/claims/claim-writes";
import { api, body, itemsOf, onClaim } from "../../../api/client";
import { keys } from "../../../api/keys";
import { isProblem } from "../../../api/problem";
import type { EvidenceRevision, NewEvidence, NewReply } from "../../../api/types";
import { useMutation } from "../../../api/writes/use-mutation";

export function externalChecksQuery(id: string) {
  return queryOptions({
    queryKey: keys.externalChecks(id),
    queryFn: ({ signal }) =>
      itemsOf(api.GET("/api/v1/claims/{id}/external-checks", { params: { path: { id } }, signal })),
  });
}

/** The name of the draft of new evidence. */
export function evidenceSubject(claim: string): string {
  return `evidence/of/${claim}`;
}

export function useAddEvidence() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ claim, evidence, file }: { claim: Versioned; evidence: NewEvidence; file: File | null }) => {
      const add = (on: Versioned) =>
        body(
          api.POST("/api/v1/claims/{id}/evidence", {
            params: onClaim(on),
            body: evidence,
            ...(file ? { bodySerializer: () => formOf(evidence, file) } : {}),
          }),
        );
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

function formOf(evidence: NewEvidence, file: File): FormData {
  const form = new FormData();
  form.append("input", new Blob([JSON.stringify(evidence)], { type: "application/json" }));
  form.append("file", file);
  return form;
}

/** Takes another copy of a source. */
export function useLookAgain(claim: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      body(api.POST("/api/v1/evidence/{id}/snapshots", { params: { path: { id } }, body: {} })),
    onSuccess: () => newestClaim(client, claim),
  });
}

export function useReviseEvidence() {
  return useEvidenceWrite((id, claim, revision: EvidenceRevision) =>
    body(api.PATCH("/api/v1/evidence/{id}", { params: onClaim({ id, etag: claim.etag }), body: revision })),
  );
}

export function useAskReply() {
  return useEvidenceWrite((id, claim, reply: NewReply) =>
    body(api.POST("/api/v1/claims/{id}/replies", { params: onClaim({ id, etag: claim.etag }), body: reply })),
  );
}

export function useRecordReply() {
  return useEvidenceWrite((id, claim, reply: { answer: string }) =>
    body(api.PATCH("/api/v1/replies/{id}", { params: onClaim({ id, etag: claim.etag }), body: reply })),
  );
}

/** A write on a part of a claim file. The server returns the part; this returns the new file. */
function useEvidenceWrite<Input, Answer>(write: (id: string, claim: Versioned, input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, claim, input }: { id: string; claim: Versioned; input: Input }) => {
      await write(id, claim, input);
      return newestClaim(client, claim.id);
    },
    onSuccess: (_newest, { claim }) => afterClaimChange(client, claim.id),
    onError: (_error, { claim }) => void newestClaim(client, claim.id),
  });
}

export function useWithdrawEvidence() {
  return useEvidenceWrite((id, claim, input: { reason: string }) =>
    body(
      api.POST("/api/v1/evidence/{id}/withdrawal", {
        params: onClaim({ id, etag: claim.etag }),
        body: input,
      }),
    ),
  );
}
