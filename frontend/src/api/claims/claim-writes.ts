// Writes on a claim: cache updates, version conflicts.
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../client";
import { keys } from "../keys";
import { isProblem } from "../problem";
import type { ClaimFile } from "../types";
import { freshenClaimLists } from "./claim-lists";

/** What a write needs to know of the claim: which one, and from which version it was made. */
export type Versioned = { id: string; etag: string };

/** Updates every view of a claim with a newer file. */
export function keepClaim(client: QueryClient, claim: ClaimFile) {
  client.setQueryData(keys.claim(claim.id), claim);
  afterClaimChange(client, claim.id);
}

/** Invalidates everything that may show this claim; the current data stays on screen. */
export function afterClaimChange(client: QueryClient, id: string) {
  freshenClaimLists(client, new Set([id]));
  void client.invalidateQueries({ queryKey: keys.articles });
  void client.invalidateQueries({ queryKey: keys.claimHistory(id) });
  void client.invalidateQueries({ queryKey: keys.claimRevisions(id) });
}

export async function newestClaim(client: QueryClient, id: string): Promise<ClaimFile> {
  const claim = await body(api.GET("/api/v1/claims/{id}", { params: { path: { id } } }));
  client.setQueryData(keys.claim(id), claim);
  return claim;
}

/** A write that returns the claim file. On a version conflict it fails and the newest file is fetched. */
export function useClaimWrite<Input>(write: (claim: Versioned, input: Input) => Promise<ClaimFile>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ claim, input }: { claim: Versioned; input: Input }) => write(claim, input),
    onSuccess: (claim) => keepClaim(client, claim),
    onError: (error, { claim }) => {
      if (isProblem(error, 409, 412)) {
        void client.invalidateQueries({ queryKey: keys.claim(claim.id) });
        freshenClaimLists(client, new Set([claim.id]));
      }
    },
  });
}
