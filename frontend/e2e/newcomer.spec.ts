// First steps, tour and glossary for a new reviewer.
import { expect, type Page, type Route } from "@playwright/test";
import {
  addArticle,
  atDesk,
  basePath,
  chief,
  expectAccessible,
  expectNarrow,
  openClaim,
  reviewer,
  submitVerdict,
  test,
} from "./desk";

/** The newsroom of the tests is at work already: until `done` says so, it looks as new as on its first day. */
async function asNew(page: Page) {
  const done = new Set<string>();
  const empty = (what: string) => (route: Route) =>
    done.has(what) || route.request().method() !== "GET"
      ? route.fallback()
      : route.fulfill({ json: { items: [], next_cursor: null } });
  await page.route((url) => url.pathname === `${basePath}/api/v1/articles`, empty("article"));
  await page.route(
    (url) => url.pathname === `${basePath}/api/v1/claims` && url.searchParams.get("limit") === "1",
    (route) => {
      const states = new URL(route.request().url()).searchParams.get("state") ?? "";
      return empty(states.startsWith("in_review") ? "claim" : "verdict")(route);
    },
  );
  // The first look was at the newsroom of the other tests; it is forgotten when it has been taken.
  await page.waitForFunction(() =>
    ["first-steps", "first-steps-begun"].some((sight) => localStorage.getItem(`claimdesk.seen.${sight}`)),
  );
  await page.evaluate(() => {
    for (const sight of ["first-steps", "first-steps-begun"]) localStorage.removeItem(`claimdesk.seen.${sight}`);
  });
  await page.reload();
  return done;
}

const steps = (page: Page) => page.getByRole("region", { name: "First steps" });
const step = (page: Page, name: string) => steps(page).getByRole("listitem").filter({ hasText: name });

for (const colorScheme of ["light", "dark"] as const) {
  test(`an empty newsroom is led to its first verdict (${colorScheme})`, async ({ browser }) => {
    const page = await atDesk(browser, chief(), { newcomer: true, colorScheme });
    const done = await asNew(page);
    await expect(step(page, "Add an article")).toHaveAttribute("aria-current", "step");
    await expect(steps(page).getByText("Done:")).toHaveCount(1);
    await expect(step(page, "Invite a colleague")).toContainText("Done:");
    await expectAccessible(page, "first steps on the queue");
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto("/articles");
    await expect(steps(page)).toBeVisible();
    await expectNarrow(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    if (colorScheme === "dark") return;

    await steps(page).getByRole("link", { name: "Add an article" }).click();
    await expect(page).toHaveURL(/\/articles\/new$/);
    done.add("article");
    await addArticle(page);
    await page.goto("/queue");
    await expect(step(page, "Add an article")).toContainText("Done:");
    await expect(step(page, "Open a claim")).toHaveAttribute("aria-current", "step");

    done.add("claim");
    done.add("verdict");
    await page.goto("/articles");
    await page
      .getByRole("link", { name: /^Bridge at Sarnu/ })
      .first()
      .click();
    await openClaim(page);
    await page.getByRole("button", { name: "Skip" }).click();
    await submitVerdict(page, "True", "The register lists 214 names.");
    await page.goto("/articles");
    await expect(steps(page).getByText("First steps completed")).toBeVisible();
    await steps(page).getByRole("button", { name: "Close" }).click();
    await page.reload();
    await expect(page.getByRole("heading", { name: "Articles" })).toBeVisible();
    await expect(steps(page)).toBeHidden();

    // The help brings them back.
    await page.keyboard.press("?");
    await page.getByRole("dialog").getByRole("button", { name: "First steps" }).click();
    await expect(steps(page)).toBeVisible();
  });

  test(`the tour goes by keyboard, never covers what it shows, and comes once (${colorScheme})`, async ({
    browser,
  }) => {
    const page = await atDesk(browser, reviewer(), { newcomer: true, colorScheme });
    await addArticle(page);
    await openClaim(page);
    const card = page.getByRole("dialog");
    const titles: string[] = [];
    for (let stop = 1; ; stop++) {
      await expect(card).toContainText(`${stop} of `);
      titles.push((await card.getByRole("heading").textContent()) ?? "");
      const on = card.getByRole("button", { name: /^(Next|Done)$/ });
      await expect(on).toBeFocused();
      await expectApart(page);
      if (stop === 1) await expectAccessible(page, "the tour");
      const last = (await on.textContent()) === "Done";
      if (!last) await expect(card.getByRole("button", { name: "Skip" })).toBeVisible();
      await page.keyboard.press("Enter");
      if (last) break;
    }
    expect(titles.slice(0, 5)).toEqual([
      "The claim in its text",
      "What exactly is claimed",
      "Evidence",
      "Verdict",
      "From claim to claim",
    ]);
    await expect(card).toBeHidden();
    await page.reload();
    await expect(page.getByRole("region", { name: "Claim", exact: true })).toBeVisible();
    await expect(card).toBeHidden();

    // Asked for again from the help, ended by Escape; the claim stays open.
    await page.keyboard.press("?");
    await page.getByRole("dialog").getByRole("button", { name: "Tour of the reader" }).click();
    await expect(page.getByRole("dialog", { name: "The claim in its text" })).toBeVisible();
    await expect(card.getByRole("button", { name: /^(Next|Done)$/ })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(card).toBeHidden();
    await expect(page).toHaveURL(/claim=/);
  });
}

/** The card and what it speaks of do not overlap. */
async function expectApart(page: Page) {
  await expect(async () => {
    const apart = await page.evaluate(() => {
      // On a phone the claim is a dialog of its own, below the card.
      const card = [...document.querySelectorAll("[role=dialog]")].at(-1)?.getBoundingClientRect();
      const ring = document.querySelector("[class*=ring]")?.getBoundingClientRect();
      if (!card || !ring) return false;
      return card.top >= ring.bottom || card.bottom <= ring.top || card.left >= ring.right || card.right <= ring.left;
    });
    expect(apart).toBe(true);
  }).toPass({ timeout: 5000 });
}

test("on a phone the tour can be skipped, and the claim stays open", async ({ browser }) => {
  const page = await atDesk(browser, reviewer(), { newcomer: true, viewport: { width: 390, height: 844 } });
  await addArticle(page);
  await openClaim(page);
  const card = page.getByRole("dialog", { name: "What exactly is claimed" });
  await expect(card).toBeVisible();
  await expectApart(page);
  await expectNarrow(page);
  await card.getByRole("button", { name: "Skip" }).click();
  await expect(card).toBeHidden();
  await expect(page).toHaveURL(/claim=/);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`words are explained by key, and all of them on one page (${colorScheme})`, async ({ browser }) => {
    const page = await atDesk(browser, reviewer(), { colorScheme });
    await addArticle(page);
    await openClaim(page);
    const kind = page.getByRole("region", { name: "Claim", exact: true }).getByRole("button").first();
    await expect(kind).toHaveAccessibleDescription(
      "How many people were killed, wounded, missing or displaced by violence",
    );
    await page.getByRole("button", { name: "All claims" }).focus();
    const shown = page.locator(".mantine-Popover-dropdown");
    await expect(async () => {
      await page.keyboard.press("Tab");
      await expect(kind).toBeFocused({ timeout: 100 });
    }).toPass();
    await expect(shown).toHaveText("How many people were killed, wounded, missing or displaced by violence");
    await expectAccessible(page, "an explained kind");
    // Escape closes the help only.
    await page.keyboard.press("Escape");
    await expect(shown).toBeHidden();
    await expect(page).toHaveURL(/claim=/);

    await page.keyboard.press("?");
    await page.getByRole("dialog").getByRole("link", { name: "Glossary" }).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Glossary" })).toBeVisible();
    await expect(page.getByText("No one is working on it yet.")).toBeVisible();
    await expect(page.getByText("Mostly true", { exact: true })).toBeVisible();
    await expectAccessible(page, "words");
    await page.goto("/jobs");
    await expect(page.getByRole("heading", { level: 1, name: "Jobs" })).toBeVisible();
    await expectAccessible(page, "background work");
  });
}
