// Article queries: list, article, claims, versions, history.
import { queryOptions } from "@tanstack/react-query";
import { api, body, everyItem, itemsOf, pagedQuery } from "../../api/client";
import { keys } from "../../api/keys";
import type { ArticleSummary } from "../../api/types";

export function articlesQuery(q: string, archived: boolean) {
  return pagedQuery(keys.articleList(q, archived), (cursor, signal) =>
    api.GET("/api/v1/articles", {
      params: { query: { limit: 50, ...(q ? { q } : {}), ...(archived ? { archived } : {}), ...cursor } },
      signal,
    }),
  );
}

/** The few newest articles for some words. */
export function foundArticlesQuery(q: string) {
  return queryOptions({
    queryKey: [...keys.articles, "found", q],
    queryFn: ({ signal }) => itemsOf(api.GET("/api/v1/articles", { params: { query: { q, limit: 5 } }, signal })),
    enabled: q.length > 1,
  });
}

/** Shorter texts are no article yet. */
const SHORTEST_TEXT = 40;

/** Articles that are here already with this text or this address. */
export function twinsQuery(text: string, url: string) {
  const asked = { ...(text.trim().length >= SHORTEST_TEXT ? { text } : {}), ...(url ? { url } : {}) };
  return queryOptions({
    queryKey: [...keys.articles, "twins", asked],
    queryFn: () => itemsOf(api.POST("/api/v1/articles/twins", { body: asked })),
    enabled: Object.keys(asked).length > 0,
    // The text is the key: it need not be kept.
    gcTime: 0,
  });
}

export function articleQuery(id: string) {
  return queryOptions({
    queryKey: keys.article(id),
    queryFn: ({ signal }) => body(api.GET("/api/v1/articles/{id}", { params: { path: { id } }, signal })),
    // Poll during the analysis in case the live stream is down.
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? (data.version === 0 ? 1500 : 5000) : false),
  });
}

/** All claims of an article in text order. */
export function articleClaimsQuery(id: string) {
  return queryOptions({
    queryKey: keys.articleClaims(id),
    queryFn: ({ signal }) =>
      everyItem((query) => api.GET("/api/v1/articles/{id}/claims", { params: { path: { id }, query }, signal })),
  });
}

export function isBusy(state: string | undefined): boolean {
  return state === "pending" || state === "running";
}

/** True while the page is fetched or the text is analysed. */
export function isUnderWay(article: ArticleSummary): boolean {
  if (article.version === 0) return article.fetch?.state !== "failed";
  return isBusy(article.analysis.state);
}

/** The events of an article, newest first. */
export function articleHistoryQuery(id: string) {
  return pagedQuery(keys.articleHistory(id), (cursor, signal) =>
    api.GET("/api/v1/articles/{id}/history", {
      params: { path: { id }, query: { limit: 50, ...cursor } },
      signal,
    }),
  );
}

/** One immutable version of an article. */
export function versionQuery(id: string, number: number) {
  return queryOptions({
    queryKey: keys.articleVersion(id, number),
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/articles/{id}/versions/{number}", { params: { path: { id, number } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
