// Insights: charts that load on demand, with the table for everybody.
import { expect } from "@playwright/test";
import { addArticle, atDesk, chief, expectAccessible, expectNarrow, reviewer, test } from "./desk";

test("charts are drawn on the page of insights, and loaded nowhere else", async ({ browser }) => {
  const colleague = await atDesk(browser, reviewer());
  await addArticle(colleague);

  const page = await atDesk(browser, chief());
  const files: string[] = [];
  page.on("request", (request) => files.push(new URL(request.url()).pathname));
  const charts = () => files.filter((file) => /\/(?:@mantine_)?charts[-.]\S*(?:js|tsx)$/.test(file));
  await page.goto("/queue");
  await expect(page.locator("[data-claim-link]").first()).toBeVisible();
  expect(charts()).toEqual([]);

  await page.goto("/insights");
  const throughput = page.getByRole("region", { name: "Throughput by day", exact: true });
  await expect(throughput.locator("svg .recharts-bar-rectangle path").first()).toBeVisible();
  expect(charts().length).toBeGreaterThan(0);
  // What is drawn is in the table, today last.
  const found = throughput.getByRole("row").last().getByRole("cell").first();
  await expect(found).toHaveText(/^[1-9]\d*/);
  // The drawing is one picture to a screen reader, and no stop of the Tab key.
  await expect(throughput.getByRole("img", { name: /^Chart: Found/ })).toBeVisible();
  await expect(throughput.locator("svg[tabindex='0']")).toHaveCount(0);
  await expectAccessible(page, "/insights with charts");
});

test("charts fit a phone and name both periods", async ({ browser }) => {
  const page = await atDesk(browser, chief(), { viewport: { width: 320, height: 800 } });
  await page.goto("/insights");
  const ages = page.getByRole("region", { name: "Open claims by age", exact: true });
  await expect(ages.locator("svg .recharts-yAxis-tick-labels, svg .recharts-yAxis").first()).toBeVisible();
  await expectNarrow(page);
  await page.getByText("1 week", { exact: true }).click();
  const asked = page.waitForRequest((request) => /\/insights\?since=.*&until=/.test(request.url()));
  await page.getByText("A quarter", { exact: true }).click();
  await asked;
  await expect(page.getByText(/^\d+ \w+ \d{4} to \d+ \w+ \d{4}$/).first()).toBeVisible();
});
