// Publishers' ratings: an editor maps words by a digit and a number by the offered button.
import { expect } from "@playwright/test";
import { atDesk, editor, expectAccessible, expectNarrow, reviewer, test } from "./desk";
import { call } from "./verdicts";

/** A check of another newsroom with this rating. */
function check(run: number, rating: object) {
  return {
    "@type": "ClaimReview",
    url: `https://lantern.example/${run}/${JSON.stringify(rating).length}`,
    claimReviewed: `The lighthouse number ${run} was painted green.`,
    reviewRating: rating,
  };
}

test("an editor maps the words of other publishers with one key", async ({ browser }) => {
  const run = Date.now();
  const page = await atDesk(browser, editor());
  await call(page, "POST", "/api/v1/external-checks", {
    document: [
      check(run, { alternateName: `Balderdash ${run}`, ratingValue: 4, bestRating: 4, worstRating: 0 }),
      check(run, { ratingValue: run, bestRating: 0, worstRating: run }),
    ],
  });

  await page.getByRole("button", { name: "Editor", exact: true }).click();
  await page.getByRole("menuitem", { name: "Publishers’ ratings" }).click();
  const words = page.getByRole("listitem").filter({ hasText: `Balderdash ${run}` });
  const number = page.getByRole("listitem").filter({ hasText: `“${run} (0 is best` });
  await expect(words).toContainText("lantern.example");
  await expect(words).toContainText("4, where 0 is worst and 4 is best");
  await expect(words.getByRole("button")).toHaveCount(0);
  await expectAccessible(page, "publishers' ratings");
  for (const [name, width] of [
    ["wide", 1440],
    ["narrow", 390],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await expectNarrow(page);
    if (process.env.E2E_SHOTS) {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: `${process.env.E2E_SHOTS}/scales-${name}-${colorScheme}.png` });
      }
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });

  // The worst end of a reversed scale is offered the worst step.
  await number.getByRole("button", { name: "Use False for" }).click();
  await expect(number).toHaveCount(0);
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(words).toBeFocused({ timeout: 100 });
  }).toPass();
  await page.keyboard.press("4");
  await expect(words).toHaveCount(0);

  await page.locator("label", { hasText: /^Mapped$/ }).click();
  await expect(words.getByLabel("Meaning of")).toHaveValue("mostly_false");
  await expect(number.getByLabel("Meaning of")).toHaveValue("false");
  await words.getByLabel("Meaning of").selectOption("Not mapped");
  await expect(words).toHaveCount(0);

  const other = await atDesk(browser, reviewer());
  await other.goto("/editor/scales");
  await expect(other.getByText("This page is for editors")).toBeVisible();
});
