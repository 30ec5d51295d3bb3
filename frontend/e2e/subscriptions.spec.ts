// Feeds that are subscribed to: a site leads to its feed, whose entries become articles.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "@playwright/test";
import { atDesk, editor, expectAccessible, expectNarrow, test } from "./desk";

/** A news site with a front page, a feed and one article. */
async function site(path: string) {
  const pages: Record<string, string> = {
    "/": `<!doctype html><title>Velka Daily</title><link rel="alternate" type="application/rss+xml" href="/feed.xml">`,
    "/feed.xml": `<rss version="2.0"><channel><title>Velka Daily</title>
      <item><guid>1</guid><title>Ferry sinks off Tarsia</title><link>${path}</link></item>
      <item><guid>2</guid><title>Cup final tonight</title><link>/cup</link></item></channel></rss>`,
    [path]: `<!doctype html><html lang="en"><head><title>Ferry sinks off Tarsia | Velka Daily</title></head><body><article>
      <h1>Ferry sinks off Tarsia</h1><p>At least 43 people drowned when a ferry sank off Tarsia on Monday night, the Velkan
      coast guard said on Tuesday.</p><p>The ship carried 230 passengers, twice as many as it was licensed for, according to
      the harbour master.</p></article></body></html>`,
  };
  const server = createServer((request, response) => {
    const body = pages[request.url ?? ""];
    response.writeHead(body ? 200 : 404, { "Content-Type": "text/html; charset=utf-8" }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

test("a subscription brings articles and says what became of every entry", async ({ browser }) => {
  const velka = await site(`/2026/${crypto.randomUUID()}`);
  const page = await atDesk(browser, editor());
  await page.goto("/subscriptions");
  await page.getByRole("button", { name: "Subscribe" }).first().click();
  await page.getByLabel("Address of a feed, sitemap or website").fill("no address");
  await page.getByRole("button", { name: "Subscribe", exact: true }).last().click();
  await expect(page.getByText("Enter a web address.")).toBeVisible();
  await page.getByLabel("Address of a feed, sitemap or website").fill(velka.url);
  await page.getByRole("combobox", { name: "Words" }).fill("ferry,");
  await page.getByRole("button", { name: "Subscribe", exact: true }).last().click();
  const card = page.getByRole("article", { name: "Velka Daily" });
  await expect(card.getByText("RSS feed")).toBeVisible();
  await expect(card.getByText("none of the words")).toBeVisible();
  await expectAccessible(page, "the subscriptions");
  await expectNarrow(page);
  await card.getByRole("link", { name: "Ferry sinks off Tarsia" }).click();
  await expect(page.getByText(/43 people drowned/).first()).toBeVisible();

  await page.goto("/subscriptions");
  await card.getByRole("button", { name: /Other actions/ }).click();
  await page.getByRole("menuitem", { name: "Pause" }).click();
  await expect(card.getByText("Paused")).toBeVisible();
  await card.getByRole("button", { name: "Resume" }).click();
  await expect(card.getByText("Active")).toBeVisible();
  await card.getByRole("button", { name: /Other actions/ }).click();
  await page.getByRole("menuitem", { name: "Unsubscribe" }).click();
  await expect(page.getByText("Unsubscribed. The articles stay.")).toBeVisible();
  velka.close();
});
