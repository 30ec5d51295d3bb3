// Saved views: queries and actions.

import { queryOptions } from "@tanstack/react-query";
import { api, body, itemsOf } from "../../../api/client";
import { keys } from "../../../api/keys";
import { useWrite } from "../../../api/writes/use-write";

export const viewsQuery = queryOptions({
  queryKey: keys.views,
  queryFn: ({ signal }) => itemsOf(api.GET("/api/v1/me/views", { signal })),
});

export function useSaveView() {
  return useWrite(
    (view: { name: string; query: string }) => body(api.POST("/api/v1/me/views", { body: view })),
    keys.views,
  );
}

export function useRemoveView() {
  return useWrite((id: string) => api.DELETE("/api/v1/me/views/{id}", { params: { path: { id } } }), keys.views);
}
