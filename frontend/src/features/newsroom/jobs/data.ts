// Jobs: queries and actions.

import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import { isProblem } from "../../../api/problem";
import type { Job } from "../../../api/types";
import { useWrite } from "../../../api/writes/use-write";

/** The live stream has no events for jobs. */
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

/** Retries the jobs one by one; a job that a colleague has already restarted counts as done. */
export function useRetry() {
  return useWrite(
    async (ids: readonly string[]) => {
      for (const id of ids) {
        try {
          await api.POST("/api/v1/jobs/{id}/retry", { params: { path: { id } } });
        } catch (error) {
          if (!isProblem(error, 404, 409)) throw error;
        }
      }
      return ids.length;
    },
    keys.jobs,
    keys.articles,
  );
}
