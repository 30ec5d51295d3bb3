// Two people writing at once without losing a word.
import { expect } from "@playwright/test";
import { addArticle, atDesk, editor, openClaim, reviewer, test } from "./desk";

test("a change by one appears for the other, and a stale wording loses nothing", async ({ browser }) => {
  const one = await atDesk(browser, reviewer());
  await addArticle(one);
  await openClaim(one);
  const other = await atDesk(browser, editor());
  await other.goto(one.url());
  await expect(other.getByRole("status").filter({ hasText: "live" })).toBeVisible();

  // One takes the claim: the other sees it without a reload.
  await one.getByRole("button", { name: "Assign to me" }).first().click();
  await expect(one.getByText(/In work by you/)).toBeVisible();
  await expect(
    other
      .getByRole("region", { name: "Review" })
      .getByText(/In work by (?!you)/)
      .first(),
  ).toBeVisible();

  // Both reword the same statement; the second to save is asked.
  const mine = "At least 214 people were killed in Korda, says the ministry.";
  const theirs = "At least 214 people were killed in Korda on 19 February 2026.";
  await one.getByRole("button", { name: "Reword" }).click();
  await one.getByRole("textbox", { name: "Statement" }).fill(mine);
  await other.getByRole("button", { name: "Reword" }).click();
  await other.getByRole("textbox", { name: "Statement" }).fill(theirs);
  await other.getByRole("button", { name: "Save the wording" }).click();
  await expect(other.getByRole("heading", { name: theirs })).toBeVisible();

  await one.getByRole("button", { name: "Save the wording" }).click();
  const dialog = one.getByRole("dialog", { name: /This changed while you were writing/ });
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText(theirs);
  await expect(dialog).toContainText(mine);
  await dialog.getByRole("button", { name: "Keep writing" }).click();
  await expect(one.getByRole("textbox", { name: "Statement" })).toHaveValue(mine);

  await one.getByRole("button", { name: "Save the wording" }).click();
  await dialog.getByRole("button", { name: "Save this version" }).click();
  await expect(one.getByRole("heading", { name: mine })).toBeVisible();
  await expect(other.getByRole("heading", { name: mine })).toBeVisible();

  // Nothing is lost: their wording stands in the history.
  await one.getByRole("tab", { name: "History" }).click();
  await expect(one.getByText(theirs).first()).toBeVisible();
});

test("a draft survives evidence added by a colleague, and a reload", async ({ browser }) => {
  const one = await atDesk(browser, reviewer());
  await addArticle(one);
  await openClaim(one);
  await one.getByRole("button", { name: "Assign to me" }).first().click();
  await one.getByRole("tab", { name: "Verdict" }).click();
  await one.getByLabel("Summary").fill("First half of a thought");
  await expect(one.getByText(/Saved \d\d:\d\d/)).toBeVisible();

  const other = await atDesk(browser, editor());
  await other.goto(one.url());
  await other.getByRole("tab", { name: /Evidence/ }).click();
  await other.getByRole("button", { name: "Add evidence" }).click();
  const form = other.getByRole("form", { name: "Add evidence" });
  await form.getByLabel("Address").fill("https://observers.example/bulletin");
  await form.getByRole("radio", { name: "Supports" }).check();
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(one.getByRole("tab", { name: "Evidence 1" })).toBeVisible();

  await one.getByLabel("Summary").fill("First half of a thought, and the second");
  await expect(one.getByText(/Saved \d\d:\d\d/)).toBeVisible();
  await one.reload();
  await expect(one.getByLabel("Summary")).toHaveValue("First half of a thought, and the second");
});

test("text typed while the server is away is kept and saved when it is back", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await openClaim(page);
  await page.getByRole("button", { name: "Assign to me" }).first().click();
  await page.getByRole("tab", { name: "Verdict" }).click();
  await page.route("**/verdict/draft", (route) => route.abort());
  await page.getByLabel("Summary").fill("Typed into the void");
  await expect(page.getByText(/Not saved: .* A copy is kept on this computer\./)).toBeVisible();
  await page.unroute("**/verdict/draft");
  await page.reload();
  await expect(page.getByLabel("Summary")).toHaveValue("Typed into the void");
  await expect(page.getByText(/Saved \d\d:\d\d/)).toBeVisible();
});
