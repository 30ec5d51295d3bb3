// Endpoint actions: add, verify, change, disable, remove, send again.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { NewEndpoint } from "../../../api/types";

/** A write after which the endpoints and their messages are looked at anew, whether it went well or not. */
function useEndpointWrite<Input, Answer>(write: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSettled: () => void client.invalidateQueries({ queryKey: keys.endpoints }),
  });
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

/** Sends the first message; who answers it as they should gets all others. */
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

/** As it is now, for who was not the fastest to change it. */
export function useNewestEndpoint() {
  return useMutation({
    mutationFn: (id: string) => body(api.GET("/api/v1/endpoints/{id}", { params: on(id) })),
  });
}
