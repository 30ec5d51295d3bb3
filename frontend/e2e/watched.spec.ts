// Pages that change after they were checked, and pages that a browser hands over.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page } from "@playwright/test";
import { atDesk, chief, editor, expectAccessible, expectNarrow, reviewer, test } from "./desk";

const page = (
  drowned: number,
) => `<!doctype html><html lang="en"><head><title>Ferry sinks off Tarsia | Velka Daily</title>
<meta property="og:site_name" content="Velka Daily"><style>p { color: red }</style></head><body><article><h1>Ferry sinks off Tarsia</h1>
<p>At least ${drowned} people drowned when a ferry sank off Tarsia on Monday night, the Velkan coast guard said on Tuesday.</p>
<h2>Twice as many</h2>
<p>The ship carried 230 passengers, twice as many as it was licensed for, according to the harbour master, Ivo Brand.</p>
<p>The government of Velka declared three days of mourning and ordered all ferries of the line to stay in port.</p>
</article></body></html>`;

/** A news site whose page may change. */
async function site() {
  const shown = { page: page(41) };
  const server = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(shown.page);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return { shown, url: `http://127.0.0.1:${port}/2026/${crypto.randomUUID()}`, close: () => server.close() };
}

type Claim = { id: string; etag: string; quote: string };

/** A request as whoever is signed in on the page. */
async function call<Answer>(page: Page, method: string, path: string, body?: unknown, etag?: string): Promise<Answer> {
  return page.evaluate(
    async ({ method, path, body, etag }) => {
      const answer = await fetch(window.basePath + path, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        headers: { "Content-Type": "application/json", ...(etag ? { "If-Match": etag } : {}) },
      });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    },
    { method, path, body, etag },
  );
}

/** Publishes a verdict about a claim: one submits, another approves, a third publishes. */
async function publish(claim: string, [author, approver, publisher]: readonly [Page, Page, Page]) {
  const path = `/api/v1/claims/${claim}`;
  const step = async (page: Page, what: string, body: unknown) => {
    const { etag } = await call<Claim>(page, "GET", path);
    await call(page, "POST", `${path}/${what}`, body, etag);
  };
  await step(author, "review/assign", {});
  await step(author, "evidence", { url: "https://register.example/ferry", publisher: "Register", stance: "supports" });
  await step(author, "verdict/submission", {
    rating: "mostly_true",
    summary: "The register counts 41.",
    rationale: "It lists 41 names.",
  });
  await step(approver, "verdict/approval", {});
  await step(publisher, "verdict/publication", {});
}

test("a silent edit is found and shown beside the published verdict", async ({ browser }) => {
  const news = await site();
  const author = await atDesk(browser, reviewer());
  const approver = await atDesk(browser, chief());
  const publisher = await atDesk(browser, editor());
  await author.goto("/articles/new");
  await author.getByLabel("Text", { exact: false }).first().fill(news.url);
  await author.getByRole("button", { name: "Add and find claims" }).click();
  const mark = author.locator("mark[data-claim]", { hasText: "41 people" });
  await expect(mark).toBeVisible();
  await expect(author.getByRole("heading", { level: 2, name: "Twice as many" })).toBeVisible();
  const claim = await mark.getAttribute("data-claim");
  if (!claim) throw new Error("the mark names no claim");
  await publish(claim, [author, approver, publisher]);

  await author.getByRole("button", { name: "Correct the details" }).click();
  await author.getByLabel("Outlet").fill("The Velka Daily");
  await author.getByLabel("Published on").fill("2026-03-17");
  await expect(author.getByText("The page says: Velka Daily")).toBeVisible();
  await author.getByRole("button", { name: "Save" }).click();
  await expect(author.getByRole("region", { name: "Article" }).getByText("The Velka Daily")).toBeVisible();
  await expect(author.getByRole("region", { name: "Article" }).getByText("17 Mar 2026")).toBeVisible();

  news.shown.page = page(57);
  await author.getByRole("button", { name: "Check now" }).click();
  await expect(author.getByText("The page was changed", { exact: false })).toBeVisible();
  await expect(author.locator("mark[data-claim]", { hasText: "57 people" })).toBeVisible();
  await expectAccessible(author, "a changed article");
  await expectNarrow(author);
  await author.getByRole("button", { name: "What has changed?" }).click();
  await expect(author.locator("del", { hasText: "41" })).toBeVisible();
  await expect(author.locator("ins", { hasText: "57" })).toBeVisible();

  await publisher.goto(`/claims/${claim}`);
  await expect(publisher.getByText("Re-check needed: words changed", { exact: false }).first()).toBeVisible();
  await expect(publisher.locator("ins", { hasText: "57" }).first()).toBeVisible();
  news.close();
});

test("a page that the browser hands over waits until a person confirms it", async ({ browser }) => {
  const news = await site();
  const desk = await atDesk(browser, reviewer());
  await desk.goto("/articles/new");
  const bookmarklet = await desk.getByText("Send to Claimdesk").getAttribute("href");
  if (!bookmarklet?.startsWith("javascript:")) throw new Error(`no bookmarklet: ${bookmarklet}`);

  const reading = await desk.context().newPage();
  await reading.goto(news.url);
  const [tab] = await Promise.all([
    desk.context().waitForEvent("page"),
    reading.evaluate(decodeURIComponent(bookmarklet.slice("javascript:".length))),
  ]);
  await expect(tab.getByText("Your browser has handed over this page")).toBeVisible();
  await expect(tab.getByText(news.url)).toBeVisible();
  await tab.reload();
  await expect(tab.getByText("Your browser has handed over this page")).toBeVisible();
  await tab.getByRole("button", { name: "Add and find claims" }).click();
  await expect(tab.getByRole("heading", { level: 1, name: "Ferry sinks off Tarsia" })).toBeVisible();
  await expect(tab.locator("mark[data-claim]", { hasText: "41 people" })).toBeVisible();
  await tab.goto("/articles/new");
  await expect(tab.getByText("Your browser has handed over this page")).toHaveCount(0);
  news.close();
});
