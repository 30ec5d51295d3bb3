// The insights query.
import { queryOptions } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";

export function insightsQuery(since: string) {
  return queryOptions({
    queryKey: keys.insights(since),
    queryFn: ({ signal }) => body(api.GET("/api/v1/insights", { params: { query: { since } }, signal })),
  });
}
