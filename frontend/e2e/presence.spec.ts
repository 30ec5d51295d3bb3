// Presence of colleagues at a claim, and their changes while somebody types.
import { expect } from "@playwright/test";
import { addArticle, atDesk, editor, expectAccessible, openClaim, reviewer, test } from "./desk";

test("who reads and who writes shows within two seconds, and ends with them", async ({ browser }) => {
  const one = await atDesk(browser, reviewer());
  await addArticle(one);
  await openClaim(one);
  const other = await atDesk(browser, editor());
  await other.goto(one.url());
  await expect(one.getByText("Emre Editor is reading")).toBeVisible();
  await expect(other.getByText("Rana Reviewer is reading")).toBeVisible();

  await other.getByRole("button", { name: "Reword" }).click();
  await other.getByRole("textbox", { name: "Statement" }).press("End");
  await other.getByRole("textbox", { name: "Statement" }).pressSequentially(" indeed");
  await expect(one.getByText("Emre Editor is writing here")).toBeVisible({ timeout: 2000 });
  await expectAccessible(one, "a claim with a colleague at it");

  // Both type; what one saves appears beside the other's caret, which stays where it is.
  await one.getByRole("button", { name: "Add evidence" }).click();
  const excerpt = one.getByLabel("Excerpt");
  await excerpt.fill("The ministry's list, wrong");
  await excerpt.press("ArrowLeft");
  await excerpt.press("ArrowLeft");
  await other.getByRole("button", { name: "Save the wording" }).click();
  await expect(one.getByRole("heading", { name: / indeed/ })).toBeVisible();
  await expect(excerpt).toBeFocused();
  await excerpt.pressSequentially("[typed]");
  await expect(excerpt).toHaveValue("The ministry's list, wro[typed]ng");

  // In a list the colleague is a mark beside the claim.
  await one.getByRole("button", { name: "All claims" }).click();
  await expect(one.getByText("Emre Editor is reading").first()).toBeAttached();
  await other.goto("/queue");
  await expect(one.getByText("Emre Editor is reading")).toHaveCount(0);
  await expect(other.getByText(/^Rana Reviewer is/)).toHaveCount(0);
});

test("a queue follows what colleagues do, and keeps the row with the focus", async ({ browser }) => {
  const one = await atDesk(browser, reviewer(), { reducedMotion: "no-preference" });
  await addArticle(one);
  await openClaim(one);
  const claim = new URL(one.url()).searchParams.get("claim") ?? "";
  const other = await atDesk(browser, editor());
  await one.goto("/queue");
  const row = one.locator("tr", { has: one.locator(`[data-claim-link="${claim}"]`) });
  const link = row.locator(`[data-claim-link="${claim}"]`);
  await link.focus();
  await other.goto(`/claims/${claim}`);
  await expect(row.getByText("Emre Editor is reading")).toBeAttached();
  await other.getByRole("button", { name: "Assign to me" }).first().click();
  await expect(row.getByTitle("Emre Editor has changed this")).toBeAttached({ timeout: 2000 });
  await expect(row).toContainText("In review");
  await expect(link).toBeFocused();
});

test("seven tabs of one browser never block each other, and all of them follow", async ({ browser }) => {
  const first = await atDesk(browser, reviewer());
  await addArticle(first);
  await openClaim(first);
  const claim = new URL(first.url()).searchParams.get("claim") ?? "";
  const context = first.context();
  const tabs = [first];
  // HTTP/1.1 leaves a browser six connections: with a stream each, the seventh tab would wait without end.
  for (let more = 0; more < 6; more++) {
    const tab = await context.newPage();
    await tab.goto(`/claims/${claim}`);
    await expect(tab.getByRole("region", { name: "Claim" }).first()).toBeVisible();
    tabs.push(tab);
  }
  const other = await atDesk(browser, editor());
  await other.goto(`/claims/${claim}`);
  for (const tab of tabs) await expect(tab.getByText("Emre Editor is reading")).toBeVisible();
  // The tab that leads is closed: another one takes over.
  await tabs.shift()?.close();
  await other.getByRole("button", { name: "Assign to me" }).first().click();
  for (const tab of tabs) await expect(tab.getByText("In review").first()).toBeVisible();
});
