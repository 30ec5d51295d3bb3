// The notification queries: list, number of unread ones, how they come by mail.
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

/** The newest unread notifications, newest first. */
export const newestQuery = queryOptions({
  queryKey: [...keys.inbox, "newest"],
  queryFn: async ({ signal }) =>
    (await body(api.GET("/api/v1/me/notifications", { params: { query: { unread: true, limit: 20 } }, signal }))).items,
});

export const mailingQuery = queryOptions({
  queryKey: keys.mailing,
  queryFn: ({ signal }) => body(api.GET("/api/v1/me/mailing", { signal })),
});
