// The command palette: find and run everything by name.
import { expect, type Page } from "@playwright/test";
import { addArticle, atDesk, chief, expectAccessible, openClaim, reviewer, test } from "./desk";

const palette = (page: Page) => page.getByRole("dialog", { name: "Search or run a command" });
const box = (page: Page) => page.getByRole("combobox", { name: "Search or run a command" });
const option = (page: Page, name: string | RegExp) => palette(page).getByRole("option", { name });

test("does what the open claim allows, goes to places, and gives the focus back", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await openClaim(page);

  // Keys typed before it has been loaded are words, not commands.
  const assign = page.getByRole("button", { name: "Assign to me" });
  await assign.focus();
  let released = () => {};
  const pressed = new Promise<void>((done) => {
    released = done;
  });
  await page.route(/command-palette-.*\.js/, async (route) => {
    // Until then Control is held.
    await pressed;
    await page.keyboard.type("xassign");
    await page.keyboard.press("Enter");
    await route.continue();
  });
  await page.keyboard.press("ControlOrMeta+k");
  released();
  await expect(option(page, /Commands/)).toHaveCount(0);
  await expect(box(page)).toHaveValue("xassign");
  await expect(palette(page).getByText("No results for “xassign”")).toBeVisible();
  await box(page).fill("assign");
  await expect(option(page, /^Assign to me/)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await expect(assign).toBeFocused();

  await page.keyboard.press("ControlOrMeta+k");
  await expect(box(page)).toHaveValue("");
  await page.keyboard.type("to me");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/In work by you/)).toBeVisible();
  // What is done cannot be done again.
  await page.getByRole("button", { name: "Search or run a command" }).click();
  await expect(option(page, /^Dismiss/)).toBeVisible();
  await expect(option(page, /^Assign to me/)).toHaveCount(0);
  await expect(option(page, /^Accounts/)).toHaveCount(0);
  await expect(option(page, /^Approve/)).toHaveCount(0);

  // While typing too, and the text stays.
  await page.keyboard.press("Escape");
  await page.keyboard.press("c");
  const comment = page.getByRole("textbox", { name: "New comment" });
  await comment.fill("Look at the register");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(box(page)).toBeFocused();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(palette(page)).toBeHidden();
  await expect(comment).toBeFocused();
  await expect(comment).toHaveValue("Look at the register");

  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("publis");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/published$/);
});

test("finds claims, articles and people, says when it cannot, and tries again", async ({ browser }) => {
  const page = await atDesk(browser, reviewer(), { colorScheme: "dark" });
  await addArticle(page);
  await page.goto("/queue");
  await expect(page.getByRole("row").nth(1)).toBeVisible();

  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("emre");
  await expect(option(page, /Emre Editor/)).toBeVisible();
  await box(page).fill("Sarnu");
  await expect(palette(page).getByRole("group", { name: "Articles" })).toBeVisible();
  await box(page).fill("killed in the shelling");
  const claims = palette(page).getByRole("group", { name: "Claims" });
  await expect(claims.getByRole("option").first()).toContainText("killed in the shelling");
  await expect(palette(page).getByRole("status")).toHaveText(/^\d+ results?$/);
  await expectAccessible(page, "palette with claims");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/articles\/.+claim=/);
  await expect(page.getByRole("region", { name: "Claim", exact: true })).toBeVisible();

  await page.route(/\/api\/v1\/(claims|articles)\?q=.*/, (route) => route.abort());
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("ceasefire");
  const again = option(page, /could not be searched. Try again/);
  await expect(again).toBeVisible();
  await expect(palette(page).getByRole("status")).toHaveText(/could not be searched/);
  await page.unroute(/\/api\/v1\/(claims|articles)\?q=.*/);
  await page.keyboard.press("ArrowUp");
  await expect(again).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(again).toBeHidden();
  await expect(palette(page).getByRole("group", { name: "Claims" })).toBeVisible();

  // The queue finds the same.
  await box(page).fill("killed in the shelling");
  await option(page, "Show all in the queue").click();
  await expect(page).toHaveURL(/\/queue\?.*q=killed\+in\+the\+shelling/);
  await expect(page.getByRole("row").nth(1)).toContainText("killed in the shelling");
});

test("Enter that came too early is kept for what it is meant for", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  let released = () => {};
  const pressed = new Promise<void>((done) => {
    released = done;
  });
  await page.route(/command-palette-.*\.js/, async (route) => {
    // Until then Control is held.
    await pressed;
    await page.keyboard.type("published");
    await page.keyboard.press("Enter");
    await route.continue();
  });
  // A busy browser may lose the first key after a page has come.
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+k");
    await expect(palette(page)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  released();
  await expect(page).toHaveURL(/\/published$/);
  await expect(palette(page)).toBeHidden();
});

test("a colleague leads to the claims in their hands; admins find their pages", async ({ browser }) => {
  const page = await atDesk(browser, chief());
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("rana");
  await option(page, /Rana Reviewer/).click();
  await expect(page).toHaveURL(/\/queue\?assignee=/);
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("endpoints");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/endpoints/);
  await page.getByRole("button", { name: "Admin", exact: true }).press("Enter");
  const here = page.getByRole("menuitem", { name: "Endpoints" });
  await expect(here).toHaveAttribute("aria-current", "page");
  await expectAccessible(page, "menu of the admins");
});
