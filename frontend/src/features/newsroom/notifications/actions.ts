// Notification actions: mark as read.

import { api } from "../../../api/client";
import { keys } from "../../../api/keys";
import { useWrite } from "../../../api/use-write";

/** Without ids, everything. */
export function useMarkRead() {
  return useWrite(
    (ids: string[] | null) => api.POST("/api/v1/me/notifications/reading", { body: { ids } }),
    keys.inbox,
  );
}
