// Comments: queries and actions.

import { queryOptions } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { NewComment } from "../../../api/types";
import { useWrite } from "../../../api/use-write";

export function commentsQuery(id: string) {
  return queryOptions({
    queryKey: keys.claimComments(id),
    queryFn: async ({ signal }) =>
      (await body(api.GET("/api/v1/claims/{id}/comments", { params: { path: { id } }, signal }))).items,
  });
}

export function useAddComment(claim: string) {
  return useWrite(
    (comment: NewComment) =>
      body(api.POST("/api/v1/claims/{id}/comments", { params: { path: { id: claim } }, body: comment })),
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
