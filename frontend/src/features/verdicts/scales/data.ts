// Ratings of other publishers: queries, and what they mean here.
import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import { useWrite } from "../../../api/writes/use-write";

export function publisherRatingsQuery(mapped: boolean) {
  return infiniteQueryOptions({
    queryKey: [...keys.publisherRatings, mapped],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET("/api/v1/publisher-ratings", {
          params: { query: { mapped, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

export function useMapRating() {
  return useWrite(
    ({ id, rating }: { id: string; rating: string | null }) =>
      body(api.PUT("/api/v1/publisher-ratings/{id}", { params: { path: { id } }, body: { rating } })),
    keys.publisherRatings,
  );
}
