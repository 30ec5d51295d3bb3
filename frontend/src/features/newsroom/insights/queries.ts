// The insights query.
import { queryOptions } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";

/** The figures of a span; without `until`, up to now. */
export function insightsQuery(span: { since: string; until?: string }) {
  return queryOptions({
    queryKey: keys.insights(`${span.since} ${span.until ?? ""}`),
    queryFn: ({ signal }) => body(api.GET("/api/v1/insights", { params: { query: span }, signal })),
    staleTime: 60_000,
  });
}
