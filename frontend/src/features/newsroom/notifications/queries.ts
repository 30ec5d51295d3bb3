// The notification queries: list, number of unread ones.
import { queryOptions } from "@tanstack/react-query";
import { api, body, pagedQuery } from "../../../api/client";
import { keys } from "../../../api/keys";

export const inboxQuery = pagedQuery([...keys.inbox, "all"], (cursor, signal) =>
  api.GET("/api/v1/me/notifications", {
    params: { query: { limit: 50, ...cursor } },
    signal,
  }),
);

export const unreadQuery = queryOptions({
  queryKey: [...keys.inbox, "unread"],
  queryFn: async ({ signal }) =>
    (await body(api.GET("/api/v1/me/notifications", { params: { query: { limit: 1 } }, signal }))).unread,
});
