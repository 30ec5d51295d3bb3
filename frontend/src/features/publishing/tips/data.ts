// Tips by readers: queries and what editors make of them.
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { TipReason, TipStage } from "../../../api/types";
import { useWrite } from "../../../api/writes/use-write";

/** Readers do not show in the live stream of every claim. */
const LOOK_MS = 60_000;

export type TipSort = "newest" | "most_asked";

export function tipsQuery(stage: TipStage | undefined, sort: TipSort) {
  return infiniteQueryOptions({
    queryKey: [...keys.tips, stage ?? "all", sort],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET("/api/v1/tips", {
          params: {
            query: { sort, limit: 50, ...(stage ? { stage } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: LOOK_MS,
  });
}

/** How many tips nobody has decided about. */
export const tipCountQuery = queryOptions({
  queryKey: [...keys.tips, "count"],
  queryFn: ({ signal }) => body(api.GET("/api/v1/tips/count", { signal })),
  staleTime: LOOK_MS,
});

export function useLook() {
  return useWrite((id: string) => body(api.POST("/api/v1/tips/{id}/look", { params: { path: { id } } })), keys.tips);
}

export function useMakeArticle() {
  return useWrite(
    ({ id, of, words }: { id: string; of: "text" | "url" | "file"; words?: string }) =>
      body(api.POST("/api/v1/tips/{id}/article", { params: { path: { id } }, body: words ? { of, words } : { of } })),
    keys.tips,
    keys.articles,
  );
}

export function useDeleteFile() {
  return useWrite((id: string) => body(api.DELETE("/api/v1/tips/{id}/file", { params: { path: { id } } })), keys.tips);
}

export function useLinkClaim() {
  return useWrite(
    ({ id, claim }: { id: string; claim: string }) =>
      body(api.POST("/api/v1/tips/{id}/claim", { params: { path: { id } }, body: { claim } })),
    keys.tips,
  );
}

export function useDecline() {
  return useWrite(
    ({ id, reason, answer }: { id: string; reason: TipReason; answer: string | null }) =>
      body(api.POST("/api/v1/tips/{id}/decline", { params: { path: { id } }, body: { reason, answer } })),
    keys.tips,
  );
}
