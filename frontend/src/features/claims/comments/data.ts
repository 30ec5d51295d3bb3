// Comments: queries and actions.

import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, body, itemsOf } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { Comment, CommentEdit, NewComment } from "../../../api/types";
import { useMutation } from "../../../api/writes/use-mutation";
import { useWrite } from "../../../api/writes/use-write";

export function commentsQuery(id: string) {
  return queryOptions({
    queryKey: keys.claimComments(id),
    queryFn: ({ signal }) => itemsOf(api.GET("/api/v1/claims/{id}/comments", { params: { path: { id } }, signal })),
  });
}

export function useAddComment(claim: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (comment: NewComment) =>
      body(api.POST("/api/v1/claims/{id}/comments", { params: { path: { id: claim } }, body: comment })),
    // Not after a failure: an error of the list would take the form with the unsent text off the page.
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.claimComments(claim) }),
  });
}

const on = ({ id, etag }: Comment) => ({ path: { id }, header: { "If-Match": etag } });

export function useEditComment(claim: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ comment, body: edit }: { comment: Comment; body: CommentEdit }) =>
      body(api.PATCH("/api/v1/comments/{id}", { params: on(comment), body: edit })),
    // Not after a failure, as for a new comment.
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.claimComments(claim) }),
  });
}

export function useDeleteComment(claim: string) {
  return useWrite(
    (comment: Comment) => body(api.DELETE("/api/v1/comments/{id}", { params: on(comment) })),
    keys.claimComments(claim),
  );
}

export function useResolve(claim: string) {
  return useWrite(
    ({ id, resolved }: { id: string; resolved: boolean }) =>
      body(api.POST("/api/v1/comments/{id}/resolution", { params: { path: { id } }, body: { resolved } })),
    keys.claimComments(claim),
  );
}
