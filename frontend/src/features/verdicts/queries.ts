// Verdict queries: revisions, output preview.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body, itemsOf } from "../../api/client";
import { keys } from "../../api/keys";

/** Templates and checklists of all kinds of claims. */
export const guidesQuery = queryOptions({
  queryKey: keys.guides,
  queryFn: ({ signal }) => itemsOf(api.GET("/api/v1/guides", { signal })),
  staleTime: 5 * 60_000,
});

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
