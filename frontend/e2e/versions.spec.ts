// Comparison of two article versions, with an address of its own.
import { expect } from "@playwright/test";
import { addArticle, article, atDesk, expectAccessible, expectNarrow, reviewer, test } from "./desk";

test("what changed between two versions is marked inside of its paragraphs", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  const about = article();
  const filler = Array.from({ length: 12 }, (_, at) => `Paragraph ${at} of no importance stays as it is.`);
  about.text = `${about.text}\n\n${filler.join("\n\n")}`;
  await addArticle(page, about);
  await expect(page.getByRole("button", { name: "Versions" })).toBeHidden();
  await addArticle(page, {
    ...about,
    text: `${about.text.replace("31 children", "37 children")}\n\nThis article was corrected on Tuesday.`,
  });

  await page.getByRole("button", { name: "Versions" }).click();
  await expect(page).toHaveURL(/versions=1-2/);
  const view = page.getByRole("region", { name: "What changed between two versions" });
  await expect(view.getByRole("status")).toHaveText("2 paragraphs differ.");
  await expect(view.getByRole("deletion").filter({ hasText: "31" })).toBeVisible();
  await expect(view.getByRole("insertion").filter({ hasText: "37" })).toBeVisible();
  await expect(view.getByRole("insertion").last()).toContainText("This article was corrected on Tuesday.");
  await expectAccessible(page, "two versions beside each other");

  const folded = view.getByRole("button", { name: /\d+ unchanged paragraphs/ });
  await expect(view.getByText("Paragraph 5 of no importance")).toBeHidden();
  await folded.click();
  await expect(view.getByText("Paragraph 5 of no importance")).toBeVisible();
  await view.getByRole("button", { name: "Next change" }).click();
  await expect(view.locator("[data-change]").first()).toBeFocused();
  await view.getByRole("button", { name: "Next change" }).click();
  await expect(view.locator("[data-change]").last()).toBeFocused();
  await expect(view.locator("[data-change]").last()).toBeInViewport();

  // The address brings the same comparison back, and the back button leaves it.
  await page.reload();
  await expect(view.getByRole("status")).toHaveText("2 paragraphs differ.");
  await page.goBack();
  await expect(page.locator("[data-starts-at]").first()).toBeVisible();
  await expect(view).toBeHidden();
  await page.goto(`${new URL(page.url()).pathname}?versions=1-9`);
  await expect(page.getByText("This version does not exist. The newest one is 2.")).toBeVisible();
  await page.getByRole("button", { name: "Back to the article" }).click();
  await expect(page.locator("[data-starts-at]").first()).toBeVisible();

  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`${new URL(page.url()).pathname}?versions=1-2`);
  await expect(view.getByRole("insertion").first()).toBeVisible();
  await expectNarrow(page);
});
