// The corrections query, read from the public feed.
import { infiniteQueryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "../../../api/client";
import { keys } from "../../../api/keys";

const Notice = v.object({
  class: v.picklist(["clarification", "correction", "retraction"]),
  notice: v.string(),
  revision: v.number(),
  at: v.string(),
});

/** The used part of the corrections feed: each item is one notice, and its id names the claim. */
const Feed = v.object({
  next_url: v.fallback(v.optional(v.string()), undefined),
  items: v.array(
    v.object({
      id: v.pipe(v.string(), v.regex(/^urn:uuid:[0-9a-f-]{36}#/)),
      url: v.string(),
      _factcheck: v.object({
        claim: v.string(),
        rating: v.object({ label: v.string(), color: v.string() }),
        corrections: v.pipe(v.array(Notice), v.minLength(1)),
      }),
    }),
  ),
});

export type CorrectionEntry = {
  id: string;
  claim: string;
  statement: string;
  rating: { label: string; color: string };
  url: string;
} & v.InferOutput<typeof Notice>;

/** Newest first, from the public feed. */
export const correctionsQuery = infiniteQueryOptions({
  queryKey: keys.corrections,
  queryFn: async ({ pageParam, signal }) => {
    const query = { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) };
    const { data } = await api.GET("/feeds/corrections.json", { params: { query }, signal });
    const feed = v.parse(Feed, data);
    return { entries: feed.items.flatMap(entries), next: feed.next_url };
  },
  initialPageParam: "",
  getNextPageParam: ({ next }) => (next ? (new URL(next).searchParams.get("cursor") ?? undefined) : undefined),
  // Always revalidated: an unchanged feed is a short 304 response.
  staleTime: 0,
});

function entries({ id, url, _factcheck }: v.InferOutput<typeof Feed>["items"][number]): CorrectionEntry[] {
  const notice = _factcheck.corrections.at(-1);
  if (!notice) return [];
  const { claim: statement, rating } = _factcheck;
  return [{ id, claim: id.slice("urn:uuid:".length, id.indexOf("#")), statement, rating, url, ...notice }];
}
