// The rating queries: ratings in use, whole scale.
import { queryOptions } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";

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
