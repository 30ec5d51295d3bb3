// The second factor: queries and actions.

import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import { useMutation } from "../../../api/writes/use-mutation";

export const secondFactorQuery = queryOptions({
  queryKey: keys.secondFactor,
  queryFn: ({ signal }) => body(api.GET("/api/v1/me/two-factor", { signal })),
});

export function useBegin() {
  return useMutation({ mutationFn: () => body(api.POST("/api/v1/me/two-factor")) });
}

export function useActivate() {
  const forget = useForget();
  return useMutation({
    mutationFn: (code: string) => body(api.POST("/api/v1/me/two-factor/activation", { body: { code } })),
    onSuccess: forget,
  });
}

export function useRenewRecovery() {
  const forget = useForget();
  return useMutation({
    mutationFn: () => body(api.POST("/api/v1/me/two-factor/recovery")),
    onSuccess: forget,
  });
}

export function useRemove() {
  const forget = useForget();
  return useMutation({
    mutationFn: async () => {
      await api.DELETE("/api/v1/me/two-factor");
    },
    onSuccess: forget,
  });
}

/** Refetches the second factor and the session. Nobody waits for that: what the response
 * carried is shown by a form that goes away then. */
function useForget() {
  const client = useQueryClient();
  return () => {
    for (const queryKey of [keys.secondFactor, keys.session, keys.ownSessions])
      void client.invalidateQueries({ queryKey });
  };
}
