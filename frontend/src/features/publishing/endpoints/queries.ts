// Endpoint queries: endpoints, deliveries, one delivery.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { Delivery, DeliveryState } from "../../../api/types";

/** Messages come and go without anybody at this desk doing something. */
const EVERY_MS = 4000;

export const endpointsQuery = queryOptions({
  queryKey: keys.endpoints,
  queryFn: ({ signal }) => body(api.GET("/api/v1/endpoints", { signal })),
  refetchInterval: EVERY_MS,
});

export function deliveriesQuery(id: string, state: DeliveryState | undefined) {
  return infiniteQueryOptions({
    queryKey: [...keys.deliveries(id), state ?? "all"],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET("/api/v1/endpoints/{id}/deliveries", {
          params: {
            path: { id },
            query: { limit: 25, ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    // Every page that was read is read anew, so that who looks far back asks less often.
    refetchInterval: (query) => EVERY_MS * Math.max(1, query.state.data?.pages.length ?? 1),
  });
}

/** All of one message, read anew once something has happened to it. */
export function deliveryQuery(id: string, { id: delivery, state, attempts }: Delivery) {
  return queryOptions({
    queryKey: [...keys.delivery(id, delivery), state, attempts],
    queryFn: ({ signal }) =>
      body(
        api.GET("/api/v1/endpoints/{id}/deliveries/{delivery}", {
          params: { path: { id, delivery } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}
