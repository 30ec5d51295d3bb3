// Saved view actions: save, delete.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";

export function useKeepView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (view: { name: string; query: string }) => body(api.POST("/api/v1/me/views", { body: view })),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.views }),
  });
}

export function useRemoveView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE("/api/v1/me/views/{id}", { params: { path: { id } } }),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.views }),
  });
}
