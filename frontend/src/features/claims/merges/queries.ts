// The query of likely duplicates.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";

export function similarQuery(words: string) {
  const q = words.trim();
  return queryOptions({
    queryKey: [...keys.claimLists, "similar", q],
    queryFn: async ({ signal }) =>
      (await body(api.GET("/api/v1/claims", { params: { query: { q, limit: 20 } }, signal }))).items,
    enabled: q.length >= 3,
    placeholderData: keepPreviousData,
  });
}
