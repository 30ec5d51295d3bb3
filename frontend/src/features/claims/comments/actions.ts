// Comment actions: add, resolve.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { NewComment } from "../../../api/types";

export function useAddComment(claim: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (comment: NewComment) =>
      body(api.POST("/api/v1/claims/{id}/comments", { params: { path: { id: claim } }, body: comment })),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.claimComments(claim) }),
  });
}

export function useResolve(claim: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, resolved }: { id: string; resolved: boolean }) =>
      body(api.POST("/api/v1/comments/{id}/resolution", { params: { path: { id } }, body: { resolved } })),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.claimComments(claim) }),
  });
}
