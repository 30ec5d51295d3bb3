// Notification actions: mark as read, choose how they come by mail.

import { useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { MailingChoice } from "../../../api/types";
import { useMutation } from "../../../api/writes/use-mutation";
import { useWrite } from "../../../api/writes/use-write";

/** Without ids, everything. */
export function useMarkRead() {
  return useWrite(
    (ids: string[] | null) => api.POST("/api/v1/me/notifications/reading", { body: { ids } }),
    keys.inbox,
  );
}

/** The server's answer is what is shown next, without another look. */
export function useChooseMailing() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (choice: MailingChoice) => body(api.PUT("/api/v1/me/mailing", { body: choice })),
    onSuccess: (mailing) => client.setQueryData(keys.mailing, mailing),
  });
}
