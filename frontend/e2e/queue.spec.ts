// Finding one's way in the queue: counts, filters, selections, columns.
import { expect } from "@playwright/test";
import { addArticle, article, atDesk, expectAccessible, expectNarrow, reviewer, test } from "./desk";

test("the queue narrows to an outlet, says so, and its columns stay as they are chosen", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  const outlet = `Queue Post ${Date.now()}`;
  // Words of its own: a copy of another outlet's text would have the same claims.
  const place = `Quavel${Date.now()}`;
  const sentence = (at: number) =>
    `At least ${at * 7 + 3} people were killed near ${place} on ${at + 1} March 2026, the health ministry said.`;
  const text = Array.from({ length: 5 }, (_, at) => sentence(at)).join("\n\n");
  await addArticle(page, { ...article(), outlet, text }, "people were killed");
  await page.goto("/queue");
  await expect(page.getByRole("link", { name: /^To do (\d|999)/ })).toBeVisible();
  await page.getByRole("button", { name: "More filters" }).click();
  await page.getByLabel("Outlet").fill(outlet);
  await expectAccessible(page, "the filters of the queue");
  await page.keyboard.press("Escape");
  const active = page.getByRole("region", { name: "Filters in force" });
  await expect(active).toContainText(`Outlet: ${outlet}`);
  await expect(page).toHaveURL(/outlet=Queue/);
  const rows = page.getByRole("table").locator("tbody tr[aria-rowindex]");
  await expect(page.getByRole("button", { name: "More filters (1)" })).toBeVisible();
  await expect(rows.first()).toContainText(outlet);
  const amount = await rows.count();
  expect(amount).toBeGreaterThan(2);

  // A range, all of it, nothing.
  await rows.nth(0).getByRole("checkbox").check();
  await rows
    .nth(2)
    .getByRole("checkbox")
    .click({ modifiers: ["Shift"] });
  await expect(page.getByText("3 claims selected")).toBeVisible();
  await page.getByRole("checkbox", { name: "Select all claims in the list" }).check();
  await expect(page.getByText(`${amount} claims selected`)).toBeVisible();
  await page.getByRole("checkbox", { name: "Select all claims in the list" }).uncheck();
  await expect(page.getByRole("region", { name: "Selected claims" })).toBeHidden();

  await page.getByRole("button", { name: "Columns" }).click();
  await expect(page.getByText(/Check-worthiness counts up to 800 points/)).toBeVisible();
  await page.getByRole("menuitemcheckbox", { name: "Assignee" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("columnheader", { name: "Assignee" })).toBeHidden();
  await page.reload();
  await expect(rows.first()).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Assignee" })).toBeHidden();
  await expect(page.getByRole("columnheader", { name: "State", exact: true })).toBeVisible();

  // By a column, the other way, by article.
  const state = page.getByRole("columnheader", { name: "State", exact: true });
  await state.getByRole("button").click();
  await expect(page).toHaveURL(/sort=state&order=asc/);
  await expect(state).toHaveAttribute("aria-sort", "ascending");
  await state.getByRole("button").click();
  await expect(page).toHaveURL(/sort=state&order=desc/);
  await expect(rows).toHaveCount(amount);
  await page.getByLabel("Grouping").selectOption("Grouped by article");
  await expect(page).toHaveURL(/sort=article&order=desc/);
  await expect(rows.first().getByRole("link", { name: article().title })).toBeVisible();
  await expect(page.getByRole("link", { name: article().title })).toHaveCount(1);
  await expectAccessible(page, "the queue by article");

  await page.setViewportSize({ width: 390, height: 844 });
  await expectNarrow(page);
  await active.getByRole("button", { name: /^Remove the filter Outlet/ }).click();
  await expect(active).toBeHidden();
  await expect(page).not.toHaveURL(/outlet=/);
});
