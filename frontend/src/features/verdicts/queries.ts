// Verdict queries: revisions, output preview.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body, itemsOf } from "../../api/client";
import { keys } from "../../api/keys";

export function revisionsQuery(id: string) {
  return queryOptions({
    queryKey: keys.claimRevisions(id),
    queryFn: ({ signal }) =>
      itemsOf(
        api.GET("/api/v1/claims/{id}/verdict/revisions", {
          params: { path: { id } },
          signal,
        }),
      ),
  });
}

export function outputsQuery({ id, etag }: { id: string; etag: string }) {
  return queryOptions({
    queryKey: keys.claimOutputs(id, etag),
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/claims/{id}/verdict/preview/outputs", { params: { path: { id } }, signal })),
    // Evidence or the date may have changed since.
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
}
