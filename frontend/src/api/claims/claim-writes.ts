// Writes on a claim: cache updates, version conflicts.
import { type QueryClient, type QueryKey, useQueryClient } from "@tanstack/react-query";
import { api, body, onClaim } from "../client";
import { keys } from "../keys";
import { isProblem } from "../problem";
import type { paths } from "../schema";
import type { ClaimFile } from "../types";
import { useMutation } from "../writes/use-mutation";
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

type Sent<Body> = { content: { "application/json": Body } };
type AnsweredBy<Answer> = { responses: { 200: Sent<Answer> } | { 201: Sent<Answer> } };
/** The addresses of a claim that answer a POST with its file. */
type ClaimPath = {
  [Path in keyof paths]: Path extends `/api/v1/claims/{id}/${string}`
    ? paths[Path] extends { post: AnsweredBy<ClaimFile> }
      ? Path
      : never
    : never;
}[keyof paths];
/** What is sent there; null where there is nothing to say. */
type InputOf<Path extends ClaimPath> = paths[Path]["post"] extends { requestBody: Sent<infer Body> }
  ? Body extends Record<string, never>
    ? null
    : Body
  : never;
type Post = (path: ClaimPath, init: object) => Promise<{ data?: ClaimFile }>;

/** A POST on a claim that answers with its file; `stale` is fetched again once it has succeeded. */
export function useClaimPost<Path extends ClaimPath>(path: Path, stale?: QueryKey) {
  const client = useQueryClient();
  return useClaimWrite(async (claim, input: InputOf<Path>) => {
    // The types of this path and its body belong together, which the client cannot follow for any path.
    const file = await body((api.POST as Post)(path, { params: onClaim(claim), body: input ?? {} }));
    if (stale) void client.invalidateQueries({ queryKey: stale });
    return file;
  });
}
