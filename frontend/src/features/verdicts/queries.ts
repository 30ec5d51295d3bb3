// Which revisions of a claim's verdict are there?
import { queryOptions } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import { keys } from "../../api/keys";

export function revisionsQuery(id: string) {
  return queryOptions({
    queryKey: keys.claimRevisions(id),
    queryFn: async ({ signal }) =>
      (
        await body(
          api.GET("/api/v1/claims/{id}/verdict/revisions", {
            params: { path: { id } },
            signal,
          }),
        )
      ).items,
  });
}
