// The place of an open claim: its sentence once, its tabs in the first half of the window.
import { expect, type Page } from "@playwright/test";
import { addArticle, atDesk, openClaim, reviewer, test } from "./desk";

const HALF = 450;
const top = (page: Page, role: "tablist" | "heading", name?: string) =>
  page
    .getByRole(role, name ? { name, exact: true } : {})
    .first()
    .evaluate((element) => element.getBoundingClientRect().top);

for (const locale of ["en-GB", "de-DE"]) {
  test(`the tabs of an open claim begin in the first half of the window in ${locale}`, async ({ browser }) => {
    const page = await atDesk(browser, reviewer());
    const path = await addArticle(page);
    await openClaim(page);
    const claim = new URL(page.url()).searchParams.get("claim");
    if (locale !== "en-GB") await page.evaluate(() => localStorage.setItem("claimdesk.language", "de"));
    await page.goto(`${path}?claim=${claim}`);
    await expect(page.getByRole("tablist")).toBeVisible();
    await expect.poll(() => top(page, "tablist")).toBeLessThan(HALF);
    await page.locator("section[aria-label] details > summary").first().click();
    await expect(page.locator("details blockquote").first()).toBeVisible();
  });
}

test("the sentence of a claim is in one place, and the evidence is in the first half of its page", async ({
  browser,
}) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await openClaim(page);
  const head = page.getByRole("region", { name: "Claim", exact: true });
  const sentence = head.getByText(/were killed in the shelling/).filter({ visible: true });
  await expect(sentence).toHaveCount(1);

  await page.getByRole("link", { name: "Open the claim file" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(sentence).toHaveCount(1);
  await expect.poll(() => top(page, "heading", "Evidence")).toBeLessThan(HALF);
});
