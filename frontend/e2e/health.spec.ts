// The health page: state of the server and what needs an admin.
import { expect } from "@playwright/test";
import { atDesk, below, chief, expectAccessible, expectNarrow, reviewer, test } from "./desk";

test("a newsroom that was never backed up is told how; only admins are", async ({ browser }) => {
  const page = await atDesk(browser, chief());
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await expect(page).toHaveURL(below("/health"));
  await expect(page.getByRole("heading", { name: "System health" })).toBeVisible();
  const main = page.getByRole("main");
  await expect(main.getByRole("status")).toHaveText(/needs? your attention$/);
  const backup = main.getByRole("region", { name: "Back-up" });
  await expect(backup).toContainText("never");
  await expect(backup).toContainText("claimdesk backup FILE");
  await expect(main.getByRole("region", { name: "Database" })).toContainText(/Size\s*[\d.]+ MB/);
  await expectAccessible(page, "system health, light");
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page, "system health, dark");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNarrow(page);

  // It looks again by itself, and says when it cannot.
  await page.route("**/api/v1/system", (route) => route.abort());
  await expect(main.getByText("The server does not answer")).toBeVisible();
  await expect(backup).toContainText("never");

  const other = await atDesk(browser, reviewer());
  await other.goto("/health");
  await expect(other.getByText("Only admins may do this.")).toBeVisible();
  await expect(other.getByRole("region", { name: "Back-up" })).toHaveCount(0);
});
