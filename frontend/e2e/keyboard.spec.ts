// Can a reviewer work without a mouse?
import { expect, test } from "@playwright/test";
import { addArticle, atDesk, reviewer } from "./desk";

test("j, k, Enter, a, e, x, Esc and g work, and never while typing", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);

  await page.keyboard.press("j");
  await expect(page).toHaveURL(/claim=/);
  const first = page.url();
  await page.keyboard.press("j");
  await expect(page).not.toHaveURL(first);
  await page.keyboard.press("k");
  await expect(page).toHaveURL(first);

  await expect(page.getByRole("button", { name: "Assign to me" }).first()).toBeVisible();
  await page.keyboard.press("a");
  await expect(page.getByText(/In work by you/)).toBeVisible();
  await page.keyboard.press("e");
  const address = page.getByRole("form", { name: "Add evidence" }).getByLabel("Address");
  await expect(address).toBeFocused();
  await page.keyboard.type("jkxa?");
  await expect(address).toHaveValue("jkxa?");
  await expect(page).toHaveURL(first);
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.keyboard.press("x");
  await expect(page.getByRole("dialog", { name: "Dismiss this claim" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page).toHaveURL(first);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/claim=/);

  await page.keyboard.press("g");
  await page.keyboard.press("q");
  await expect(page).toHaveURL(/\/queue$/);
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.locator("[data-claim-link]").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/articles\/.+claim=/);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
});

test("a dismissal can be undone", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await page.keyboard.press("j");
  await expect(page).toHaveURL(/claim=/);
  await page.getByRole("button", { name: "Dismiss" }).click();
  const dialog = page.getByRole("dialog", { name: "Dismiss this claim" });
  await dialog.getByLabel("Out of scope").check();
  await dialog.getByRole("button", { name: "Dismiss" }).click();
  const review = page.getByRole("region", { name: "Review" });
  await expect(review.getByText("Dismissed", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(review.getByText("Unassigned", { exact: true })).toBeVisible();
});
