// Screenshots of articles that come in by themselves: by address, by a subscription, changed behind one's back.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { atDesk, editor, test } from "../e2e/desk";

const FOLDER = join(import.meta.dirname, "../../docs/screenshots");

const article = (
  drowned: number,
) => `<!doctype html><html lang="en"><head><title>Ferry sinks off Tarsia | Velka Daily</title>
<meta property="og:site_name" content="Velka Daily"><meta property="article:published_time" content="2026-03-17T07:40:00Z">
<meta name="author" content="Lena Maroth"></head><body><article><h1>Ferry sinks off Tarsia</h1>
<p>At least ${drowned} people drowned when a ferry sank off Tarsia on Monday night, the Velkan coast guard said on Tuesday.</p>
<h2>Twice as many</h2>
<p>The ship carried 230 passengers, twice as many as it was licensed for, according to the harbour master, Ivo Brand.</p>
<p>The government of Velka declared three days of mourning and ordered all ferries of the line to stay in port.</p>
</article></body></html>`;

const FEED = `<rss version="2.0"><channel><title>Velka Daily</title>
<item><guid>1</guid><title>Ferry sinks off Tarsia</title><link>/2026/ferry</link></item>
<item><guid>2</guid><title>Ferry line loses its licence</title><link>/2026/licence</link></item>
<item><guid>3</guid><title>Cup final tonight</title><link>/2026/cup</link></item></channel></rss>`;

/** A news site with a feed, whose article may change. */
async function site() {
  const shown = { drowned: 41 };
  const server = createServer((request, response) => {
    const pages: Record<string, string> = {
      "/feed.xml": FEED,
      "/2026/ferry": article(shown.drowned),
      "/2026/licence": article(shown.drowned).replace(
        "Ferry sinks off Tarsia</h1>",
        "Ferry line loses its licence</h1>",
      ),
    };
    const body = pages[request.url ?? ""];
    response.writeHead(body ? 200 : 404, { "Content-Type": "text/html; charset=utf-8" }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return { shown, url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

test("intake in pictures", async ({ browser }) => {
  const news = await site();
  const desk = await atDesk(browser, editor());
  await desk.goto("/articles/new");
  await desk.getByLabel("Text", { exact: false }).first().fill(`${news.url}/2026/ferry`);
  await desk.screenshot({ path: join(FOLDER, "by-address-light.png") });
  await desk.getByRole("button", { name: "Add and find claims" }).click();
  await expect(desk.locator("mark[data-claim]", { hasText: "41 people" })).toBeVisible({ timeout: 20_000 });

  news.shown.drowned = 57;
  await desk.getByRole("button", { name: "Check now" }).click();
  await expect(desk.locator("mark[data-claim]", { hasText: "57 people" })).toBeVisible({ timeout: 20_000 });
  await desk.getByRole("button", { name: "What has changed?" }).click();
  await expect(desk.locator("ins", { hasText: "57" })).toBeVisible();
  await desk.screenshot({ path: join(FOLDER, "silent-edit-light.png") });

  await desk.goto("/subscriptions");
  await desk.getByRole("button", { name: "Subscribe" }).first().click();
  await desk.getByLabel("Address of a feed, sitemap or website").fill(`${news.url}/feed.xml`);
  await desk.getByRole("combobox", { name: "Words" }).fill("ferry,");
  await desk.getByRole("button", { name: "Subscribe", exact: true }).last().click();
  const card = desk.getByRole("article", { name: "Velka Daily" });
  await expect(card.getByText("none of the words")).toBeVisible({ timeout: 30_000 });
  await desk.screenshot({ path: join(FOLDER, "subscriptions-light.png") });
  news.close();
});
