// Passkey actions: add, remove.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import { makePasskey } from "../../../lib/device/passkeys";

export function useAddPasskey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (name: string) => {
      const { options } = await body(api.POST("/api/v1/me/passkeys/question"));
      const credential = await makePasskey(options);
      await body(api.POST("/api/v1/me/passkeys", { body: { name, credential } }));
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.passkeys });
      void client.invalidateQueries({ queryKey: keys.session });
    },
  });
}

export function useRemovePasskey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await api.DELETE("/api/v1/me/passkeys/{id}", { params: { path: { id } } });
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.passkeys });
      void client.invalidateQueries({ queryKey: keys.session });
    },
  });
}
