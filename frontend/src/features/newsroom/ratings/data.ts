// Ratings: queries and actions.

import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, body, itemsOf } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { NewRatings } from "../../../api/types";
import { useMutation } from "../../../api/writes/use-mutation";

export const ratingsQuery = queryOptions({
  queryKey: keys.ratings,
  queryFn: ({ signal }) => itemsOf(api.GET("/api/v1/ratings", { signal })),
  staleTime: 5 * 60_000,
});

/** The whole scale with retired ratings and the entity tag for a change. */
export const scaleQuery = queryOptions({
  queryKey: keys.scale,
  queryFn: ({ signal }) => body(api.GET("/api/v1/ratings", { params: { query: { retired: true } }, signal })),
});

export function useReplaceScale() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ etag, scale }: { etag: string; scale: NewRatings }) =>
      body(api.PUT("/api/v1/ratings", { params: { header: { "If-Match": etag } }, body: scale })),
    onSuccess: (saved) => {
      client.setQueryData(keys.scale, saved);
      void client.invalidateQueries({ queryKey: keys.ratings, exact: true });
    },
  });
}

/** Fetches the newest version after a conflict. */
export function useNewestScale() {
  const client = useQueryClient();
  return useMutation({ mutationFn: () => client.fetchQuery({ ...scaleQuery, staleTime: 0 }) });
}
