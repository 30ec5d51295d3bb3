// The notification queries: list, number of unread ones.
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";

export const inboxQuery = infiniteQueryOptions({
  queryKey: [...keys.inbox, "all"],
  queryFn: ({ pageParam, signal }) =>
    body(
      api.GET("/api/v1/me/notifications", {
        params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
        signal,
      }),
    ),
  initialPageParam: "",
  getNextPageParam: (page) => page.next_cursor ?? undefined,
});

export const unreadQuery = queryOptions({
  queryKey: [...keys.inbox, "unread"],
  queryFn: async ({ signal }) =>
    (await body(api.GET("/api/v1/me/notifications", { params: { query: { limit: 1 } }, signal }))).unread,
});
