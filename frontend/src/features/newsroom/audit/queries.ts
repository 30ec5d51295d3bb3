// The log query.
import { api, pagedQuery } from "../../../api/client";
import { keys } from "../../../api/keys";
import { type LogFilter, parametersOf } from "./filter";

export function eventsQuery(filter: LogFilter) {
  const query = parametersOf(filter);
  return pagedQuery(keys.events(JSON.stringify(query)), (cursor, signal) =>
    api.GET("/api/v1/events", {
      params: { query: { ...query, limit: 50, ...cursor } },
      signal,
    }),
  );
}
