// A reviewer's work with the keyboard alone.
import { expect, type Page } from "@playwright/test";
import { addArticle, atDesk, editor, openClaim, reviewer, test } from "./desk";

test("j, k, Enter, a, e, c, x, Esc and g work, and never while typing", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);

  await page.keyboard.press("j");
  await expect(page).toHaveURL(/claim=/);
  const first = page.url();
  await page.keyboard.press("j");
  await expect(page).not.toHaveURL(first);
  await page.keyboard.press("k");
  await expect(page).toHaveURL(first);

  await expect(page.getByRole("button", { name: "Assign to me" }).first()).toBeVisible();
  await page.keyboard.press("a");
  await expect(page.getByText(/In work by you/)).toBeVisible();
  await page.keyboard.press("e");
  const address = page.getByRole("form", { name: "Add evidence" }).getByLabel("Address");
  await expect(address).toBeFocused();
  await page.keyboard.type("jkxa?");
  await expect(address).toHaveValue("jkxa?");
  await expect(page).toHaveURL(first);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("button", { name: "Add evidence" })).toBeFocused();
  await page.keyboard.press("c");
  const comment = page.getByRole("textbox", { name: "New comment" });
  await expect(comment).toBeFocused();
  await comment.press("c");
  await expect(comment).toHaveValue("c");
  await page.getByRole("tab", { name: "Comments" }).focus();
  await page.keyboard.press("c");
  await expect(comment).toBeFocused();
  await page.getByRole("tab", { name: /Evidence/ }).click();
  const here = page.url();
  await page.keyboard.press("x");
  await expect(page.getByRole("dialog", { name: "Dismiss this claim" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page).toHaveURL(here);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/claim=/);

  await page.keyboard.press("g");
  await page.keyboard.press("q");
  await expect(page).toHaveURL(/\/queue$/);
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.locator("[data-claim-link]").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/articles\/.+claim=/);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
});

test("a dismissal can be undone", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await page.keyboard.press("j");
  await expect(page).toHaveURL(/claim=/);
  await page.getByRole("button", { name: "Dismiss" }).click();
  const dialog = page.getByRole("dialog", { name: "Dismiss this claim" });
  await dialog.getByLabel("Out of scope").check();
  await dialog.getByRole("button", { name: "Dismiss" }).click();
  const review = page.getByRole("region", { name: "Review" });
  await expect(review.getByText("Dismissed", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(review.getByText("Unassigned", { exact: true })).toBeVisible();
});

/** Longer than a double Enter: the next Enter is one of its own. */
const pause = (page: Page) => page.waitForTimeout(600);

test("the focus is never lost when a form closes or a button turns into another", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await openClaim(page);

  const reword = page.getByRole("button", { name: "Reword" });
  await reword.click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(reword).toBeFocused();
  await reword.press("Enter");
  await page.getByRole("textbox", { name: "Statement" }).fill(`At least 214 people were killed in Korda.`);
  await page.getByRole("button", { name: "Save the wording" }).press("Enter");
  await expect(page.getByRole("heading", { name: "At least 214 people were killed in Korda." })).toBeVisible();
  await expect(reword).toBeFocused();

  await pause(page);
  await page.getByRole("button", { name: "Assign to me" }).press("Enter");
  await expect(page.getByText(/In work by you/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Assign to…" })).toBeFocused();

  await page.keyboard.press("e");
  const form = page.getByRole("form", { name: "Add evidence" });
  await form.getByLabel("Address").fill("https://observers.example/register");
  await form.getByRole("radio", { name: "Supports" }).check();
  await form.getByRole("button", { name: "Add", exact: true }).press("Enter");
  await expect(page.getByRole("button", { name: "Add evidence" })).toBeFocused();

  await pause(page);
  await page.getByRole("button", { name: "Dismiss" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Dismiss this claim" });
  await dialog.getByLabel("Out of scope").check();
  await dialog.getByRole("button", { name: "Dismiss" }).press("Enter");
  await expect(page.getByRole("button", { name: "Reopen" })).toBeFocused();
  await pause(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Review" }).getByText("Unassigned")).toBeVisible();
  await expect(page.getByRole("region", { name: "Review" }).locator(":focus")).toBeVisible();

  await pause(page);
  await page.getByRole("button", { name: "All claims" }).press("Enter");
  await expect(page.getByRole("complementary", { name: "Claims" }).locator("a:focus")).toContainText("214 people");
});

test("digits rate, s submits, y approves, r returns; each leads to the verdict first", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await openClaim(page);
  await page.keyboard.press("a");
  await expect(page.getByText(/In work by you/)).toBeVisible();
  await page.getByRole("tab", { name: "History" }).click();
  await page.keyboard.press("e");
  const form = page.getByRole("form", { name: "Add evidence" });
  await form.getByLabel("Address").fill("https://observers.example/register");
  await form.getByRole("radio", { name: "Supports" }).check();
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(form).toBeHidden();

  await page.keyboard.press("2");
  await expect(page.getByRole("tab", { name: "Verdict" })).toHaveAttribute("aria-selected", "true");
  const second = page.getByRole("radio").nth(1);
  await expect(second).not.toBeChecked();
  await page.keyboard.press("2");
  await expect(second).toBeChecked();
  await page.getByLabel("Summary").fill("The register holds 214 names");
  await page.getByLabel("Summary").press("3");
  await expect(page.getByLabel("Summary")).toHaveValue(/names3$|^3/);
  await expect(second).toBeChecked();
  await page.getByLabel("Rationale").fill("All of them are named.");
  await expect(page.getByText(/Saved \d\d:\d\d/)).toBeVisible();
  await second.focus();
  await page.keyboard.press("s");
  const review = page.getByRole("region", { name: "Review" });
  await expect(review.getByText("Submitted", { exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Verdict" }).locator(":focus")).toBeVisible();

  const colleague = await atDesk(browser, editor());
  await colleague.goto(page.url().replace(/&tab=[a-z]+/, ""));
  await expect(colleague.getByRole("region", { name: "Claim", exact: true })).toBeVisible();
  await colleague.keyboard.press("r");
  await expect(colleague.getByRole("button", { name: "Return", exact: true })).toBeVisible();
  await colleague.keyboard.press("r");
  const returning = colleague.getByRole("dialog", { name: "Return this verdict" });
  await expect(returning).toBeVisible();
  await colleague.keyboard.press("Escape");
  await expect(returning).toBeHidden();
  await expect(colleague.getByRole("button", { name: "Return", exact: true })).toBeFocused();
  await colleague.keyboard.press("y");
  await expect(colleague.getByRole("button", { name: "Publish", exact: true })).toBeVisible();
  await expect(colleague.getByRole("region", { name: "Review" }).getByText("Approved", { exact: true })).toBeVisible();
  await expect(colleague.getByText("Not assigned")).toBeHidden();
});
