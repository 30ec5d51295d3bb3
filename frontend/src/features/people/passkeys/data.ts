// Passkeys: queries and actions.

import { queryOptions } from "@tanstack/react-query";
import { api, body, itemsOf } from "../../../api/client";
import { keys } from "../../../api/keys";
import { useWrite } from "../../../api/writes/use-write";
import { makePasskey } from "../../../lib/device/passkeys";

export const passkeysQuery = queryOptions({
  queryKey: keys.passkeys,
  queryFn: ({ signal }) => itemsOf(api.GET("/api/v1/me/passkeys", { signal })),
});

export function useAddPasskey() {
  return useWrite(
    async (name: string) => {
      const { options } = await body(api.POST("/api/v1/me/passkeys/question"));
      const credential = await makePasskey(options);
      await body(api.POST("/api/v1/me/passkeys", { body: { name, credential } }));
    },
    keys.passkeys,
    keys.session,
  );
}

export function useRemovePasskey() {
  return useWrite(
    async (id: string) => {
      await api.DELETE("/api/v1/me/passkeys/{id}", { params: { path: { id } } });
    },
    keys.passkeys,
    keys.session,
  );
}
