// Ratings: queries and actions.

import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { NewRatings } from "../../../api/types";

export const ratingsQuery = queryOptions({
  queryKey: keys.ratings,
  queryFn: async ({ signal }) => (await body(api.GET("/api/v1/ratings", { signal }))).items,
  staleTime: 5 * 60_000,
});

/** With what is given no more, and what a change of it has to name. */
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

/** As it is now, for who was not the fastest to change it. */
export function useNewestScale() {
  const client = useQueryClient();
  return useMutation({ mutationFn: () => client.fetchQuery({ ...scaleQuery, staleTime: 0 }) });
}
