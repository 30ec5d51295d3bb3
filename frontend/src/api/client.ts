// The HTTP client of the dashboard.

import { infiniteQueryOptions, type QueryKey } from "@tanstack/react-query";
import createClient, { type Middleware } from "openapi-fetch";
import { basePath } from "../lib/base-path";
import { hearClock } from "../lib/device/server-clock";
import { sendConfirmed } from "./confirmation";
import { Problem } from "./problem";
import type { paths } from "./schema";
import { sessionEnded } from "./session-state";
import { sendOnce } from "./writes/once";

const problems: Middleware = {
  async onResponse({ request, response }) {
    hearClock(response.headers.get("date"));
    if (response.ok) return;
    if (response.status === 401 && !new URL(request.url).pathname.endsWith("/session")) sessionEnded();
    throw await Problem.from(response);
  },
  onError({ error }) {
    if (error instanceof DOMException && error.name === "AbortError") return error;
    return Problem.unreachable();
  },
};

export const api = createClient<paths>({
  baseUrl: basePath,
  credentials: "same-origin",
  // Looked up per call, so that a test can put its own in place.
  fetch: (request) => sendOnce(request, sendConfirmed),
});
api.use(problems);

/** The body of an answer that has one. Failures were already thrown as `Problem`. */
export async function body<T>(answer: Promise<{ data?: T | undefined }>): Promise<NonNullable<T>> {
  const { data } = await answer.catch((error: unknown) => {
    // The response is a proxy's page or was cut off.
    if (error instanceof SyntaxError) throw Problem.unreadable();
    throw error instanceof TypeError ? Problem.unreachable() : error;
  });
  if (data === undefined || data === null) throw Problem.unreadable();
  return data;
}

/** The path and precondition of a write on a claim: it counts only for the version it was made from. */
export function onClaim(claim: { id: string; etag: string }) {
  return { path: { id: claim.id }, header: { "If-Match": claim.etag } };
}

/** Which page: the first one has no cursor. */
type PageCursor = { cursor?: string };

/** A list that is read page by page. */
export function pagedQuery<Page extends { next_cursor?: string | null | undefined }>(
  queryKey: QueryKey,
  read: (cursor: PageCursor, signal: AbortSignal) => Promise<{ data?: Page | undefined }>,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => body<Page>(read(pageParam ? { cursor: pageParam } : {}, signal)),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** The entries of all pages of a list. */
export async function everyItem<Item>(
  read: (query: PageCursor) => Promise<{ data?: { items: Item[]; next_cursor?: string | null } | undefined }>,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await body(read(cursor ? { cursor } : {}));
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return items;
}

/** The entries of a list that comes whole. */
export async function itemsOf<Item>(answer: Promise<{ data?: { items: Item[] } | undefined }>): Promise<Item[]> {
  return (await body(answer)).items;
}
