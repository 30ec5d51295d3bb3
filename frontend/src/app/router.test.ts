// Tests of preloading: a page asks early for what is missing, and for nothing else.
import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keys } from "../api/keys";
import { createDeskRouter } from "./router";

let asked: string[];
beforeEach(() => {
  asked = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(new URL(request.url, "http://desk.example").pathname);
    return Response.json({ items: [], next_cursor: null });
  });
});
afterEach(() => vi.unstubAllGlobals());

/** At an article, signed in, with the given keys cached long ago. */
async function at(address: string, held: readonly unknown[][]) {
  const client = new QueryClient();
  client.setQueryData(keys.session, { account: { id: "a" }, permissions: [] });
  for (const key of held) client.setQueryData(key, [], { updatedAt: 1 });
  const router = createDeskRouter(client);
  const [path = "", query = ""] = address.split("?");
  await router.navigate({ to: path, search: Object.fromEntries(new URLSearchParams(query)) });
  return asked.filter((path) => path.startsWith("/api/v1/articles/1"));
}

it("asks for the text and the claims before the page is there", async () => {
  const early = await at("/articles/1", []);
  expect(new Set(early)).toEqual(new Set(["/api/v1/articles/1", "/api/v1/articles/1/claims"]));
});

it("reads nothing again because another claim is opened", async () => {
  const again = await at("/articles/1?claim=2", [[...keys.article("1")], [...keys.articleClaims("1")]]);
  expect(again).toEqual([]);
});
