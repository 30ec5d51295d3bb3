// The log: filters, addresses and the way back.
import { expect } from "@playwright/test";
import { addArticle, article, atDesk, below, chief, expectAccessible, expectNarrow, reviewer, test } from "./desk";
import { submitMany } from "./verdicts";

test("the log is narrowed by kind, person, claim and day, and the back button widens it again", async ({ browser }) => {
  const author = await atDesk(browser, reviewer());
  const [claim] = await submitMany(author, [`In the log, case ${Date.now()}.`]);
  const page = await atDesk(browser, chief());
  await page.goto("/log");
  const entries = page.getByRole("main").getByRole("listitem");
  await expect(entries.filter({ hasText: "found the claim" }).first()).toBeVisible();

  await page.getByRole("combobox", { name: "What happened" }).click();
  await page.getByRole("option", { name: "Verdict submitted" }).click();
  await expect(page).toHaveURL(below("/log?kind=verdict.submitted"));
  await expect(entries.first()).toContainText("Rana Reviewer submitted a verdict");
  await expect(entries.filter({ hasText: "found the claim" })).toHaveCount(0);
  await expectAccessible(page, "the log");

  await entries.first().getByRole("link", { name: "only this claim" }).click();
  await expect(page).toHaveURL(below(`/log?kind=verdict.submitted&subject=claim:${claim?.id}`.replace(":", "%3A")));
  await expect(entries).toHaveCount(1);
  await expect(page.getByRole("combobox", { name: "About" })).toHaveValue(`Claim: ${claim?.statement}`);

  await page.goBack();
  await expect(page).toHaveURL(below("/log?kind=verdict.submitted"));
  await page.goBack();
  await expect(page).toHaveURL(below("/log"));
  await expect(entries.filter({ hasText: "found the claim" }).first()).toBeVisible();

  await page.getByRole("combobox", { name: "Who" }).click();
  await page.getByRole("option", { name: "Emre Editor" }).click();
  await page.getByLabel("From date").fill("2999-01-01");
  await expect(page.getByText("No entries match these filters")).toBeVisible();
  // The address holds the filters, also on a phone.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await expect(page.getByLabel("From date")).toHaveValue("2999-01-01");
  await expect(page.getByText("No entries match these filters")).toBeVisible();
  await expectNarrow(page);
  await page.getByRole("button", { name: "Clear the filters" }).last().click();
  await expect(page).toHaveURL(below("/log"));
  await expect(entries.first()).toBeVisible();
});

test("the log says by itself what happens, and names what it is about", async ({ browser }) => {
  const page = await atDesk(browser, chief());
  await page.goto("/log");
  const entries = page.getByRole("main").getByRole("listitem");
  await expect(entries.first()).toBeVisible();
  const title = `Bridge at Sarnu, report ${Date.now()}`;
  const author = await atDesk(browser, reviewer());
  await addArticle(author, { ...article(), title });
  // Nobody has loaded the page again.
  await expect(entries.filter({ hasText: `added the article ${title}` })).toBeVisible();
  await expect(entries.filter({ hasText: /found the claim .*17 violations of the ceasefire/ }).first()).toBeVisible();
});
