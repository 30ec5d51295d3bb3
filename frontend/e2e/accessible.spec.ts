// Is every main page free of accessibility violations, in light and in dark?
import { expect, test } from "@playwright/test";
import { addArticle, atDesk, expectAccessible, openClaim, reviewer } from "./desk";

for (const colorScheme of ["light", "dark"] as const) {
  test(`the main pages have no violations in ${colorScheme}`, async ({ browser, baseURL }) => {
    test.setTimeout(120_000);
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
    for (const path of ["/queue", "/articles", "/articles/new", "/published"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
      await page.waitForLoadState("domcontentloaded");
      await expectAccessible(page, path);
    }
  });
}
