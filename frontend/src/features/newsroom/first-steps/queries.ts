// The progress of the newsroom through the first steps.
import { queryOptions } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";

export type StepName = "article" | "claim" | "verdict" | "colleague";
type Progress = Record<StepName, boolean>;

const GIVEN = "submitted,approved,published,retracted";

/** Derived from existing data, no matter which colleague created it. The key is below the claim lists, so that every change invalidates it. */
export const progressQuery = queryOptions({
  queryKey: [...keys.claimLists, "first-steps"],
  queryFn: async ({ signal }): Promise<Progress> => {
    const some = async (state: string) =>
      (await body(api.GET("/api/v1/claims", { params: { query: { state, limit: 1 } }, signal }))).items.length > 0;
    const [articles, claim, verdict, people] = await Promise.all([
      body(api.GET("/api/v1/articles", { params: { query: { limit: 1 } }, signal })),
      some(`in_review,${GIVEN}`),
      some(GIVEN),
      body(api.GET("/api/v1/accounts", { signal })),
    ]);
    return { article: articles.items.length > 0, claim, verdict, colleague: people.items.length > 1 };
  },
});
