// The log query.
import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import { type LogFilter, parametersOf } from "./filter";

export function eventsQuery(filter: LogFilter) {
  const query = parametersOf(filter);
  return infiniteQueryOptions({
    queryKey: keys.events(JSON.stringify(query)),
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET("/api/v1/events", {
          params: { query: { ...query, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}
