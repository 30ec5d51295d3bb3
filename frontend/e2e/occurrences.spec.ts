// Occurrences: what several articles tell about one thing that happened.
import { expect } from "@playwright/test";
import {
  addArticle,
  article,
  atDesk,
  expectAccessible,
  expectNarrow,
  expectStill,
  openClaim,
  reviewer,
  test,
} from "./desk";

test("figures of one occurrence on a time line, a contradiction in words, a claim taken out and back", async ({
  browser,
}) => {
  const page = await atDesk(browser, reviewer());
  // Of a place that no other test knows.
  const told = [
    [
      "Korvale Courier",
      "2026-03-10",
      "The landslide at the quarry in Ostermarn killed 9 people, the fire brigade said.",
    ],
    [
      "Tovaria Daily",
      "2026-03-12",
      "The landslide at the quarry in Ostermarn killed 14 people, the fire brigade said.",
    ],
    ["Evening Mirror", "2026-03-12", "The landslide at the quarry in Ostermarn killed 11 people, the company said."],
  ] as const;
  for (const [outlet, published_at, text] of told) {
    const about = article();
    await addArticle(page, { ...about, title: `${outlet}: a landslide`, outlet, published_at, text }, "Ostermarn");
  }
  await openClaim(page, "Ostermarn");
  const leading = page.getByRole("list", { name: "Occurrences" }).getByRole("link", { name: /Ostermarn/ });
  // Claims are grouped behind all other work.
  await expect(async () => {
    await page.reload();
    await expect(leading).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await leading.click();
  await expect(page).toHaveURL(/occurrences\//);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("landslide");

  const line = page.getByRole("figure").filter({ hasText: "people killed" });
  const rows = line.getByRole("listitem");
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText("9 people");
  await expect(rows.filter({ hasText: "14 people" })).toContainText("Contradicts Evening Mirror");
  await expect(rows.filter({ hasText: "11 people" })).toContainText("other figure at the same time");
  await expect(rows.nth(0)).not.toContainText("Contradicts");
  await expectStill(page);
  await expectAccessible(page, "an occurrence");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNarrow(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.getByRole("button", { name: /^Not about this: .*11 people/ }).click();
  await expect(page.getByText(/taken out by/)).toBeVisible();
  await expect(line).not.toContainText("Contradicts");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(rows).toHaveCount(3);

  await page.getByRole("link", { name: "Claims in the queue" }).click();
  await expect(page.getByText(/Claims about: .*landslide/)).toBeVisible();
  await page.getByRole("combobox", { name: "Grouping" }).selectOption("occurrence");
  await expect(page.getByRole("link", { name: /Ostermarn/ })).toBeVisible();
  await expect(page.getByText("2 contradictions").or(page.getByText("1 contradiction")).first()).toBeVisible();
});
