// Tests of claim lists: true after a change, without reading everything again.
import { type InfiniteData, QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keys } from "../keys";
import type { ClaimPage, ClaimSummary } from "../types";
import { freshenClaimLists, patched } from "./claim-lists";

const claim = (id: string, statement = id) => ({ id, statement }) as ClaimSummary;
const page = (ids: string[], next: string | null = null): ClaimPage => ({
  items: ids.map((id) => claim(id)),
  next_cursor: next,
});
const LIST = [...keys.claimLists, { state: "submitted" }];

let client: QueryClient;
let asked: string[];
let answer: (cursor: string) => ClaimPage;
beforeEach(() => {
  client = new QueryClient();
  asked = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const { searchParams } = new URL(request.url, "http://desk.example");
    expect(searchParams.get("state")).toBe("submitted");
    asked.push(searchParams.get("cursor") ?? "");
    return Response.json(answer(searchParams.get("cursor") ?? ""));
  });
});
afterEach(() => {
  client.clear();
  vi.unstubAllGlobals();
});

/** A list that is on the screen. */
function shown(pages: number) {
  const read = vi.fn(async () => held());
  client.setQueryData(LIST, {
    pages: Array.from({ length: pages }, (_, at) => page([`${at}a`, `${at}b`], `to ${at + 1}`)),
    pageParams: Array.from({ length: pages }, (_, at) => (at ? `to ${at}` : "")),
  });
  const off = new QueryObserver(client, { queryKey: LIST, queryFn: read, staleTime: 60_000 }).subscribe(() => {});
  return { read, off };
}
const held = () => client.getQueryData<InfiniteData<ClaimPage, string>>(LIST);
const ids = () => held()?.pages.map(({ items }) => items.map(({ id }) => id).join(" "));

it("reads the first page and the one that shows the claim, and no other", async () => {
  const { read, off } = shown(40);
  answer = (cursor) => (cursor ? page(["7b", "8a"], "to 9") : page(["new", "0a"], "to 1"));
  freshenClaimLists(client, new Set(["7a"]));
  await vi.waitFor(() => expect(ids()?.[7]).toBe("7b 8a"));
  expect(asked).toEqual(["", "to 7"]);
  expect(ids()?.[0]).toBe("new 0a 0b");
  expect(ids()?.[8]).toBe("8a 8b");
  expect(read).not.toHaveBeenCalled();
  // A return to the list fetches all of it.
  expect(client.getQueryState(LIST)?.isInvalidated).toBe(true);
  off();
});

it("reads a short list as a whole", async () => {
  const { read, off } = shown(2);
  freshenClaimLists(client, new Set(["1a"]));
  await vi.waitFor(() => expect(read).toHaveBeenCalledOnce());
  expect(asked).toEqual([]);
  off();
});

it("keeps a list that could not be read, and marks it", async () => {
  const { off } = shown(5);
  answer = () => {
    throw new TypeError("network");
  };
  freshenClaimLists(client, new Set(["3a"]));
  await vi.waitFor(() => expect(client.getQueryState(LIST)?.isInvalidated).toBe(true));
  expect(ids()?.[3]).toBe("3a 3b");
  off();
});

it("keeps what was pushed over the end of a page, and lets go what changed", () => {
  const now = patched(page(["a", "b", "c"], "after c"), page(["new", "a"], "after a"), new Set(["b"]));
  expect(now).toEqual(page(["new", "a", "c"], "after c"));
});
