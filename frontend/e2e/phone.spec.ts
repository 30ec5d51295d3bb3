// Reading an article and opening a claim on a phone.
import { expect } from "@playwright/test";
import { addArticle, atDesk, expectAccessible, mark, reviewer, test } from "./desk";

test("read the text, open a claim over it, go back to the text", async ({ browser }) => {
  const page = await atDesk(browser, reviewer(), { viewport: { width: 390, height: 844 }, hasTouch: true });
  await addArticle(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);

  await mark(page).tap();
  const claim = page.getByRole("dialog", { name: "Claim" });
  await expect(claim.getByRole("region", { name: "Claim", exact: true })).toBeVisible();
  await expectAccessible(page, "claim on a phone");
  await claim.getByRole("button", { name: "Back to the text" }).tap();
  await expect(claim).toBeHidden();
  await expect(mark(page)).toBeVisible();

  await page.getByRole("button", { name: /\d+ claims?$/ }).tap();
  await expect(page.getByRole("dialog", { name: "Claims of this article" })).toBeVisible();

  await page.goto("/queue");
  await expect(page.getByRole("list").first()).toBeVisible();
  await expectAccessible(page, "queue on a phone");
});
