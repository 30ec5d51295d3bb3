// The frame around every page, by keyboard and on the smallest phone.
import { expect } from "@playwright/test";
import { atDesk, chief, expectAccessible, expectNarrow, reviewer, test } from "./desk";

test("the skip link leads to the content, and every stop on the way shows the focus", async ({ browser }) => {
  const page = await atDesk(browser, chief());
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  for (let stop = 0; stop < 9; stop++) {
    await page.keyboard.press("Tab");
    const held = page.locator(":focus");
    await expect(held).toHaveCSS("outline-style", "solid");
  }
  await page.keyboard.press("Shift+Tab");
  await skip.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
});

test("on the smallest phone the bar holds all places, and marks the one that is open", async ({ browser }) => {
  const page = await atDesk(browser, chief(), { viewport: { width: 320, height: 640 }, hasTouch: true });
  const bar = page.getByRole("navigation", { name: "Main navigation" });
  await expect(bar.getByRole("link", { name: "Queue" })).toHaveAttribute("aria-current", "page");
  await expectNarrow(page);
  for (const place of [
    bar.getByRole("link", { name: "Published" }),
    bar.getByRole("button", { name: "Admin", exact: true }),
    page.getByRole("button", { name: "Search or run a command" }),
    page.getByRole("button", { name: /^Account:/ }),
  ]) {
    await expect(place).toBeInViewport({ ratio: 1 });
  }
  await bar.getByRole("button", { name: "Admin", exact: true }).tap();
  await page.getByRole("menuitem", { name: "Log" }).tap();
  await expect(page).toHaveURL(/\/log/);
  await expect(bar.getByRole("button", { name: "Admin", exact: true })).toHaveAttribute("aria-current", "true");
  await expect(bar.getByRole("link", { name: "Queue" })).not.toHaveAttribute("aria-current");

  await page.getByRole("button", { name: "Search or run a command" }).tap();
  await expect(page.getByRole("combobox", { name: "Search or run a command" })).toBeFocused();
  await expectNarrow(page);
  await expectAccessible(page, "palette on a phone");
});

test("who may not publish or administer is offered neither menu", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  const bar = page.getByRole("navigation", { name: "Main navigation" });
  await expect(bar.getByRole("link")).toHaveCount(3);
  await expect(bar.getByRole("button")).toHaveCount(0);
  await page.getByRole("button", { name: /^Account:/ }).click();
  await expect(page.getByRole("menuitem", { name: "Newsroom settings" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Accounts" })).toHaveCount(0);
  await expectAccessible(page, "account menu");
});

test("a menu that comes only when it is wanted takes the focus and gives it back, the first time too", async ({
  browser,
}) => {
  const page = await atDesk(browser, reviewer());
  const account = page.getByRole("button", { name: /^Account:/ });
  await account.press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(account).toBeFocused();
  await expect(page.getByRole("menu")).toHaveCount(0);

  const kinds = page.getByRole("button", { name: /^Kinds:/ });
  await kinds.press("Enter");
  await expect(page.getByRole("menuitemcheckbox").first()).toBeFocused();
  // An Enter right after the one that opened the menu chooses nothing: it may be the same gesture.
  await page.keyboard.press("ArrowDown");
  await page.getByRole("menuitemcheckbox", { name: "Casualties" }).press("Enter");
  await page.getByRole("menuitemcheckbox", { name: "Date" }).press("Enter");
  await expect(page).toHaveURL(/kind=casualties,date/);
  await expect(page.getByRole("menuitemcheckbox", { name: "Date" })).toBeChecked();
  await expectAccessible(page, "kinds of the queue");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Kinds: Casualties, Date" })).toBeFocused();
  await page.getByRole("combobox", { name: "Assignee" }).selectOption("Me");
  await expect(page).toHaveURL(/assignee=me/);
});
