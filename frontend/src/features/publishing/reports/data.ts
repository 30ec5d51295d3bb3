// Readers' reports of errors: queries and the decision.
import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { ReportDecision } from "../../../api/types";
import { useWrite } from "../../../api/writes/use-write";

/** Readers do not show in the live stream of every claim. */
const LOOK_MS = 60_000;

export function reportsQuery(state: "open" | "decided") {
  return infiniteQueryOptions({
    queryKey: [...keys.reports, state],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET("/api/v1/reports", {
          params: { query: { state, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: LOOK_MS,
  });
}

export function useDecideReport() {
  return useWrite(
    ({ id, decision }: { id: string; decision: ReportDecision }) =>
      body(api.POST("/api/v1/reports/{id}/decision", { params: { path: { id } }, body: decision })),
    keys.reports,
  );
}
