// Notification actions: mark as read.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client";
import { keys } from "../../../api/keys";

/** Without ids, everything. */
export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[] | null) => api.POST("/api/v1/me/notifications/reading", { body: { ids } }),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.inbox }),
  });
}
