// Accessibility of every main page, in light and in dark.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { addArticle, atDesk, chief, expectAccessible, expectNarrow, openClaim, reviewer, test } from "./desk";

/** Every address of the dashboard without parameters, read from the router. */
const router = readFileSync(join(import.meta.dirname, "../src/app/router.tsx"), "utf8");
const PAGES = [...router.matchAll(/(?:path: |page\(\s*)"(\/[a-z/-]+)"/g)].map((found) => found[1] ?? "");

for (const colorScheme of ["light", "dark"] as const) {
  test(`the main pages have no violations in ${colorScheme}`, async ({ browser, baseURL }) => {
    const visitor = await browser.newContext({ baseURL, colorScheme, reducedMotion: "reduce" });
    const door = await visitor.newPage();
    await door.goto("/sign-in");
    await expect(door.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
    await expectAccessible(door, "sign-in");

    const page = await atDesk(browser, reviewer(), { colorScheme });
    await addArticle(page);
    await expectAccessible(page, "reader");
    await openClaim(page);
    await page.getByRole("button", { name: "Assign to me" }).first().click();
    await expect(page.getByText(/In work by you/)).toBeVisible();
    await expectAccessible(page, "claim beside the text, evidence");
    await page.getByRole("button", { name: "Add evidence" }).click();
    await expectAccessible(page, "evidence form");
    await page.getByRole("tab", { name: "Verdict" }).click();
    await expect(page.getByRole("radio").first()).toBeVisible();
    await expectAccessible(page, "verdict form");
    await page.getByRole("tab", { name: "History" }).click();
    await expectAccessible(page, "history");
    await page.getByRole("link", { name: "Open the claim file" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page, "claim file");
  });

  test(`every page of the desk has a heading and no violations in ${colorScheme}, and fits a phone`, async ({
    browser,
  }) => {
    const page = await atDesk(browser, chief(), { colorScheme });
    expect(PAGES.length).toBeGreaterThan(15);
    for (const path of PAGES) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 }), path).toBeAttached();
      // Skeletons stand for what is on its way.
      await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
      await expectAccessible(page, path);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.reload();
      await expect(page.getByRole("heading", { level: 1 }), path).toBeAttached();
      await expectNarrow(page);
    }
  });
}
