// Feed queries: first items, newest items of all feeds.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "../../../api/client";
import { keys } from "../../../api/keys";
import { type FeedChoice, parameters } from "./address";

const list = v.fallback(v.optional(v.array(v.string()), []), []);
const word = v.fallback(v.nullish(v.string()), null);

/** What is shown of a JSON Feed 1.1. */
const Feed = v.object({
  next_url: v.fallback(v.optional(v.string()), undefined),
  items: v.array(
    v.object({
      id: v.string(),
      url: v.string(),
      title: v.string(),
      summary: v.fallback(v.optional(v.string(), ""), ""),
      date_modified: v.string(),
      language: word,
      tags: list,
      _factcheck: v.object({
        rating: v.object({ label: v.string(), color: v.string() }),
        claimant: word,
        outlet: word,
      }),
    }),
  ),
});
export type FeedItem = v.InferOutput<typeof Feed>["items"][number];

const SHOWN = 5;
const LOOKED_THROUGH = 100;

/** The first items of the public feed. */
export function feedQuery(choice: FeedChoice) {
  return queryOptions({
    queryKey: keys.feed(JSON.stringify([choice.stream, parameters(choice)])),
    queryFn: ({ signal }) => read(choice, SHOWN, signal),
    placeholderData: keepPreviousData,
    // Always revalidated: an unchanged feed is a short 304 response.
    staleTime: 0,
  });
}

/** The newest items of all, from which filter names are offered. */
export const everythingQuery = queryOptions({
  queryKey: keys.feed("everything"),
  queryFn: async ({ signal }) => (await read({}, LOOKED_THROUGH, signal)).items,
  staleTime: 60_000,
});

async function read(choice: FeedChoice, limit: number, signal: AbortSignal) {
  const options = { params: { query: { ...parameters(choice), limit } }, signal };
  const { data, response } =
    choice.stream === "corrections"
      ? await api.GET("/feeds/corrections.json", options)
      : await api.GET("/feeds/verdicts.json", options);
  const { items, next_url } = v.parse(Feed, data);
  return {
    items,
    goesOn: next_url !== undefined,
    isPrivate: /^private\b/i.test(response.headers.get("Cache-Control") ?? ""),
  };
}
