// The claim map: density of claims, and narrowing the list to a part of the text.
import { expect } from "@playwright/test";
import { addArticle, atDesk, expectAccessible, reviewer, test } from "./desk";

test("a part of the map narrows the list, by mouse and by key, and stands in the address", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  const map = page.getByRole("region", { name: "Where the claims are" });
  const items = page.getByRole("complementary", { name: "Claims" }).locator("[data-item]");
  const all = await items.count();
  await map.locator("button[title*='Casualties']").first().click();
  await expect(page).toHaveURL(/part=\d+-\d+/);
  await expect(items.filter({ hasText: "214 people" })).toHaveCount(1);
  expect(await items.count()).toBeLessThan(all);
  await page.reload();
  await expect(items.filter({ hasText: "214 people" })).toHaveCount(1);
  expect(await items.count()).toBeLessThan(all);
  // The keys stay within that part too.
  const few = await items.count();
  await page.keyboard.press("j");
  await expect(page.getByText(new RegExp(`^1 of ${few}$`))).toBeVisible();
  await page.goBack();
  await map.getByRole("button", { name: "Show the whole text" }).click();
  await expect(items).toHaveCount(all);

  await map.getByText("As a table").press("Enter");
  const row = map.getByRole("row").filter({ hasText: "Casualties 1" }).first();
  await row.getByRole("button").press("Enter");
  await expect(row.getByRole("button")).toHaveAttribute("aria-pressed", "true");
  await expect(items.filter({ hasText: "214 people" })).toHaveCount(1);
  await expectAccessible(page, "the claims' map");
});
