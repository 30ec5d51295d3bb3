// Articles that are done with: archived, brought back, removed, and shown before they are added again.
import { expect } from "@playwright/test";
import { addArticle, article, atDesk, below, editor, expectAccessible, expectNarrow, reviewer, test } from "./desk";

test("an article is archived with its free claims and comes back", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  const outlet = `Archive Post ${Date.now()}`;
  const about = { ...article(), title: `Done with ${outlet}`, outlet };
  await addArticle(page, about);
  await page.getByRole("button", { name: "Archive or remove" }).click();
  await expect(page.getByRole("menuitem", { name: "Remove…" })).toBeHidden();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await expect(page.getByRole("note").filter({ hasText: "Archived" })).toBeVisible();
  await expectAccessible(page, "an archived article");

  await page.goto(`/articles?q=${encodeURIComponent(outlet)}`);
  await expect(page.getByText(`No article matches “${outlet}”`)).toBeVisible();
  await page.getByRole("link", { name: "Archive", exact: true }).click();
  await page.getByRole("link", { name: about.title }).click();
  await page.getByRole("button", { name: "Take out of the archive" }).click();
  await expect(page.getByText("Out of the archive. Its claims are in the queue again.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("note").filter({ hasText: "Archived" })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNarrow(page);
});

test("an article that somebody is about to add again is shown, and an editor removes the second one", async ({
  browser,
}) => {
  const page = await atDesk(browser, editor());
  const about = { ...article(), title: `Twice ${Date.now()}` };
  about.text = `${about.title}. ${about.text}`;
  const path = await addArticle(page, about);
  await page.goto("/articles/new");
  await page.getByLabel("Text", { exact: false }).first().fill(about.text);
  const twins = page.getByRole("region", { name: "This is here already" });
  await expect(twins.getByRole("link", { name: about.title })).toHaveAttribute("href", below(path));
  await expect(twins).toContainText("same text");
  await expect(twins).toContainText("there are two articles with this text");
  await expectAccessible(page, "the form with a twin");
  await page.getByLabel("Address").fill(about.url);
  await expect(twins).toContainText("same address");
  await page.getByLabel("Address").fill(`${about.url}-other`);
  await page.getByLabel("Outlet").fill(about.outlet);
  await page.getByRole("button", { name: "Add and find claims" }).click();
  await page.waitForURL(/\/articles\/[0-9a-f-]{36}/);
  expect(new URL(page.url()).pathname).not.toBe(below(path));

  await page.getByRole("button", { name: "Archive or remove" }).click();
  await page.getByRole("menuitem", { name: "Remove…" }).click();
  const asked = page.getByRole("dialog", { name: "Remove this article?" });
  await expectAccessible(page, "the question before a removal");
  await asked.getByRole("button", { name: "Remove article" }).click();
  await expect(page.getByText("The article is removed.")).toBeVisible();
  await expect(page).toHaveURL(/\/articles$/);
});
