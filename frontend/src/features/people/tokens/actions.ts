// Token actions: create, revoke.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { NewToken } from "../../../api/types";

export function useMakeToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (token: NewToken) => body(api.POST("/api/v1/me/tokens", { body: token })),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.tokens }),
  });
}

export function useRevokeToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await api.DELETE("/api/v1/me/tokens/{id}", { params: { path: { id } } });
    },
    onSettled: () => void client.invalidateQueries({ queryKey: keys.tokens }),
  });
}
