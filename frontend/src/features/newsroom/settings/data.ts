// Settings: queries and actions.

import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { NewSettings } from "../../../api/types";

export const settingsQuery = queryOptions({
  queryKey: keys.settings,
  queryFn: ({ signal }) => body(api.GET("/api/v1/settings", { signal })),
});

export function useReplaceSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ etag, settings }: { etag: string; settings: NewSettings }) =>
      body(api.PUT("/api/v1/settings", { params: { header: { "If-Match": etag } }, body: settings })),
    onSuccess: (settings) => client.setQueryData(keys.settings, settings),
    // On a version conflict the newest settings are fetched; the form keeps its values.
    onError: () => void client.invalidateQueries({ queryKey: keys.settings }),
  });
}
