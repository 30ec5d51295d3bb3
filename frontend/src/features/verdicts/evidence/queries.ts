// The external checks query.
import { queryOptions } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";

export function externalChecksQuery(id: string) {
  return queryOptions({
    queryKey: keys.externalChecks(id),
    queryFn: async ({ signal }) =>
      (await body(api.GET("/api/v1/claims/{id}/external-checks", { params: { path: { id } }, signal })))
        .items,
  });
}
