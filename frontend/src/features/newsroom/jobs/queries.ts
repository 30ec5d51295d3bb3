// The job queries: waiting, running, failed.
import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { Job } from "../../../api/types";

/** Work comes and goes without a word on the live stream. */
const LOOK_MS = 4000;

export function jobsQuery(state: Job["state"]) {
  return infiniteQueryOptions({
    queryKey: [...keys.jobs, state],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET("/api/v1/jobs", {
          params: { query: { state, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: LOOK_MS,
  });
}
