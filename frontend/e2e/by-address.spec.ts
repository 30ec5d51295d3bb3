// Articles by address: pasted, fetched, read; or the reason and the way on.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "@playwright/test";
import { atDesk, expectAccessible, expectNarrow, paste, reviewer, test } from "./desk";

const PAGE = `<!doctype html><html lang="en"><head><title>Ferry sinks off Tarsia | Velka Daily</title>
<meta property="og:site_name" content="Velka Daily"><meta property="article:published_time" content="2026-03-17T22:10:00+02:00">
<meta name="author" content="Marta Olin"></head><body><nav><a href="/">Home</a></nav><article><h1>Ferry sinks off Tarsia</h1>
<p>At least 41 people drowned when a ferry sank off Tarsia on Monday night, the Velkan coast guard said on Tuesday.</p>
<p>The ship carried 230 passengers, twice as many as it was licensed for, according to the harbour master, Ivo Brand.</p>
<p>The government of Velka declared three days of mourning and ordered all ferries of the line to stay in port.</p>
</article><aside>Subscribe to our newsletter</aside></body></html>`;

/** A news site with one page that exists. */
async function site() {
  const server = createServer((request, response) => {
    if (request.url === "/f/7") {
      response.writeHead(302, { Location: "/2026/ferry" }).end();
      return;
    }
    const found = request.url === "/2026/ferry";
    response.writeHead(found ? 200 : 404, { "Content-Type": "text/html; charset=utf-8" }).end(found ? PAGE : "No page");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

test("an address pasted on the list becomes an article with its claims", async ({ browser }) => {
  const news = await site();
  const page = await atDesk(browser, reviewer());
  await page.goto("/articles");
  await expect(page.getByRole("heading", { name: "Articles" })).toBeVisible();
  await paste(page.locator("main h1"), `${news.url}/2026/ferry`);
  await expect(page).toHaveURL(/\/articles\/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { level: 1, name: "Ferry sinks off Tarsia" })).toBeVisible();
  await expect(page.locator("mark[data-claim]", { hasText: "41 people" })).toBeVisible();
  const article = page.getByRole("region", { name: "Article" });
  await expect(article.getByText("Velka Daily")).toBeVisible();
  await expect(article.getByText("Marta Olin")).toBeVisible();
  await expect(article.getByText("17 Mar 2026")).toBeVisible();
  await expect(article.getByText("newsletter")).toHaveCount(0);

  // The same address again leads to the same article.
  const at = page.url();
  await page.goto("/articles");
  await expect(page.getByRole("link", { name: "Ferry sinks off Tarsia" }).first()).toBeVisible();
  await paste(page.locator("main h1"), `${news.url}/2026/ferry`);
  await expect(page).toHaveURL(at);

  // So does a short address, as soon as its page is read.
  await page.goto("/articles");
  await paste(page.locator("main h1"), `${news.url}/f/7`);
  await expect(page).toHaveURL(/\/articles\/[0-9a-f-]{36}/);
  await expect(page).toHaveURL(at);
  await expect(page.getByText("The address leads to an article that is here already.")).toBeVisible();
  await page.goto("/articles");
  await expect(page.getByRole("link", { name: "Ferry sinks off Tarsia" }).first()).toBeVisible();
  await expect(page.getByText("/f/7")).toHaveCount(0);
  news.close();
});

test("a page that is not there says so, and takes the text", async ({ browser }) => {
  const news = await site();
  const page = await atDesk(browser, reviewer());
  await page.goto("/articles/new");
  await page.getByLabel("Text", { exact: false }).first().fill(`${news.url}/2026/moved`);
  await page.getByRole("button", { name: "Add and find claims" }).click();
  await expect(page.getByText("There is no page at this address.")).toBeVisible();
  await expectAccessible(page, "a page that cannot be read");
  await expectNarrow(page);
  const at = page.url();
  await page.getByRole("link", { name: "Paste the text" }).click();
  await expect(page.getByLabel("Address")).toHaveValue(`${news.url}/2026/moved`);
  const text = "At least 41 people drowned when a ferry sank off Tarsia on Monday night, the coast guard said.";
  await page.getByLabel("Text", { exact: false }).first().fill(text);
  await page.getByRole("button", { name: "Add and find claims" }).click();
  await expect(page).toHaveURL(at);
  await expect(page.locator("mark[data-claim]", { hasText: "41 people" })).toBeVisible();
  news.close();
});
