// Settings: queries and actions.

import { keepPreviousData, queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { LookPreview, NewSettings } from "../../../api/types";
import { useMutation } from "../../../api/writes/use-mutation";

export const settingsQuery = queryOptions({
  queryKey: keys.settings,
  queryFn: ({ signal }) => body(api.GET("/api/v1/settings", { signal })),
});

/** A public page under rules that are not saved yet. While another choice is rendered, the last page stays. */
export function lookPreviewQuery(wanted: LookPreview) {
  return queryOptions({
    queryKey: keys.lookPreview(JSON.stringify(wanted)),
    queryFn: ({ signal }) => body(api.POST("/api/v1/settings/preview", { body: wanted, signal })),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

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
