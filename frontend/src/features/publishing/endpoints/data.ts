// Endpoints and deliveries: queries and actions.

import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { Delivery, DeliveryState, NewEndpoint } from "../../../api/types";
import { useMutation } from "../../../api/writes/use-mutation";
import { useWrite } from "../../../api/writes/use-write";

/** Deliveries change without any action in the dashboard. */
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
    // Every fetched page is fetched again: the more pages are open, the less often.
    refetchInterval: (query) => EVERY_MS * Math.max(1, query.state.data?.pages.length ?? 1),
  });
}

/** One delivery with its log, fetched again after it has changed. */
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

/** A write after which endpoints and deliveries are fetched again, whether it succeeded or not. */
function useEndpointWrite<Input, Answer>(write: (input: Input) => Promise<Answer>) {
  return useWrite(write, keys.endpoints);
}

const on = (id: string) => ({ path: { id } });

export function useAddEndpoint() {
  return useEndpointWrite((endpoint: NewEndpoint) => body(api.POST("/api/v1/endpoints", { body: endpoint })));
}

export function useChangeEndpoint() {
  return useEndpointWrite(({ id, etag, input }: { id: string; etag: string; input: NewEndpoint }) =>
    body(
      api.PUT("/api/v1/endpoints/{id}", {
        params: { ...on(id), header: { "If-Match": etag } },
        body: input,
      }),
    ),
  );
}

/** Sends the test message; an endpoint that answers it receives events. */
export function useVerifyEndpoint() {
  return useEndpointWrite((id: string) =>
    body(api.POST("/api/v1/endpoints/{id}/verification", { params: on(id), body: {} })),
  );
}

export function useRenewSecret() {
  return useEndpointWrite((id: string) =>
    body(api.POST("/api/v1/endpoints/{id}/secret", { params: on(id), body: {} })),
  );
}

export function useDisableEndpoint() {
  return useEndpointWrite(({ id, reason }: { id: string; reason: string }) =>
    body(api.POST("/api/v1/endpoints/{id}/deactivation", { params: on(id), body: { reason } })),
  );
}

export function useRemoveEndpoint() {
  return useEndpointWrite(async (id: string) => {
    await api.DELETE("/api/v1/endpoints/{id}", { params: on(id) });
  });
}

export function useRedeliver() {
  return useEndpointWrite(({ id, delivery }: { id: string; delivery: string }) =>
    body(
      api.POST("/api/v1/endpoints/{id}/deliveries/{delivery}/redelivery", {
        params: { path: { id, delivery } },
        body: {},
      }),
    ),
  );
}

export function useReplay() {
  return useEndpointWrite(({ id, since, until }: { id: string; since: string; until: string | null }) =>
    body(api.POST("/api/v1/endpoints/{id}/replay", { params: on(id), body: { since, until } })),
  );
}

/** Fetches the newest version after a conflict. */
export function useNewestEndpoint() {
  return useMutation({
    mutationFn: (id: string) => body(api.GET("/api/v1/endpoints/{id}", { params: on(id) })),
  });
}
