// The comments query of a claim.
import { queryOptions } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";

export function commentsQuery(id: string) {
  return queryOptions({
    queryKey: keys.claimComments(id),
    queryFn: async ({ signal }) =>
      (await body(api.GET("/api/v1/claims/{id}/comments", { params: { path: { id } }, signal }))).items,
  });
}
