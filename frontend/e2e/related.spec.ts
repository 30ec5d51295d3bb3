// Related claims of other articles, compared side by side.
import { expect } from "@playwright/test";
import {
  addArticle,
  article,
  atDesk,
  expectAccessible,
  expectNarrow,
  expectStill,
  openClaim,
  reviewer,
  test,
} from "./desk";

test("what is known about a text is told before it is added, and a search of the queue finds what is meant", async ({
  browser,
}) => {
  const page = await atDesk(browser, reviewer());
  const told = "At least 187 people were killed in the shelling of Quennering on 19 February 2026, said Irena Malko.";
  await addArticle(page, { ...article(), text: told }, "187 people");
  await page.goto("/articles/new");
  await page.getByRole("textbox", { name: "Text" }).fill("The shelling of Quennering killed 187 people in February.");
  const known = page.getByRole("region", { name: "What is known about this text" });
  await known.getByRole("button", { name: "Has this been checked already?" }).click();
  await expect(known.getByRole("link", { name: /Quennering/ })).toBeVisible();
  await expectAccessible(page, "what is known about a text");
  await page.goto("/queue?q=how+many+were+killed+by+shelling+at+Quennering");
  const meant = page.getByRole("region", { name: "Claims that mean this" });
  await meant.getByRole("link", { name: /Quennering/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Quennering/ })).toBeVisible();
});

test("figures of one event across articles: a table, a drawing, and a merge", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  // Of a place that no other test knows, so that nothing else is nearer.
  const about = {
    ...article(),
    text: "At least 214 people, among them 31 children, were killed in the shelling of Vesperholm on 19 February 2026, said Irena Malko.",
  };
  await addArticle(page, {
    ...about,
    title: "Shelling of Korda: the dead are counted",
    outlet: "Tarsia Post",
    url: `${about.url}-other`,
    published_at: "2026-03-20",
    text: about.text.replace("31 children", "40 children"),
  });
  await addArticle(page, about);
  await openClaim(page);
  await page.keyboard.press("m");
  await expect(page).toHaveURL(/tab=related/);
  const related = page.getByRole("region", { name: "Related claims" });
  const table = related.getByRole("table", { name: /What articles say/ });
  const rows = table.getByRole("row");
  await expect(rows.nth(1)).toContainText("this claim");
  const other = rows.filter({ hasText: "Tarsia Post" }).filter({ hasText: "40 children" });
  await expect(other.locator("[data-agreement]")).toHaveText("differs");
  await expect(other.locator("[data-differs]")).toHaveText(/40 children/);

  const drawing = related.getByRole("figure").filter({ hasText: "children killed" });
  await expect(drawing.locator('path[data-standing="differs"]').first()).toBeVisible();
  await drawing.getByText("As a table").click();
  await expect(drawing.getByRole("row").filter({ hasText: "Tarsia Post" })).toContainText("differs");
  await expect(related).toBeInViewport();
  await expectStill(page);
  await expectAccessible(page, "related claims");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNarrow(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  // A decision, taken back and taken again; the palette finds the claim by its meaning.
  await other.getByRole("button", { name: /^Same claim as/ }).click();
  await expect(other.getByText(/same claim, says/)).toBeVisible();
  await other.getByRole("button", { name: "Undo" }).click();
  await expect(other.getByRole("button", { name: /^Different from/ })).toBeVisible();
  // A pair that is told apart leaves the list, and comes back.
  await other.getByRole("button", { name: /^Different from/ }).click();
  await expect(other).toBeHidden();
  const noted = page.getByRole("alert").or(page.getByRole("status")).filter({ hasText: "Noted as different claims" });
  await noted.getByRole("button", { name: "Undo" }).click();
  await expect(other.getByRole("button", { name: /^Different from/ })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox").fill("were 214 people killed at Vesperholm");
  await expect(page.getByRole("option", { name: /214 people/ }).first()).toBeVisible();
  await page.keyboard.press("Escape");

  // A merge asks first, says which claim remains, and keeps the reader at the same article.
  const here = new URL(page.url());
  await other.getByRole("button", { name: /^Merge with/ }).click();
  const question = page.getByRole("dialog", { name: "Merge these two claims?" });
  await expect(question.getByRole("region", { name: "This one remains" })).toContainText("Tarsia Post");
  await expect(question.getByRole("region", { name: "This one is dismissed as a duplicate" })).toContainText(
    "31 children",
  );
  await expectAccessible(page, "the question before a merge");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(question).toBeHidden();
  expect(page.url()).toBe(here.href);
  await other.getByRole("button", { name: /^Merge with/ }).click();
  await question.getByRole("button", { name: "Merge" }).click();
  await expect(page.getByText("Merged. This is the older claim.")).toBeVisible();
  await expect(page.getByText(/Also in another place/)).toBeVisible();
  await expect(page).toHaveURL((url) => url.pathname === here.pathname && url.search !== here.search);

  // The claim that remains lists what it holds, takes it apart, and the act can be undone.
  const held = page.getByRole("region", { name: "Merged into this claim" });
  await held.getByRole("button", { name: /^Take apart: / }).click();
  const done = page.getByText("Taken apart. The other claim is in the queue again.");
  await expect(done).toBeVisible();
  await expect(held).toBeHidden();
  await done.getByRole("button", { name: "Undo" }).click();
  await expect(held).toContainText("31 children");
  await held.getByRole("link", { name: /31 children/ }).click();
  await page.getByRole("button", { name: "Undo the merge" }).click();
  await expect(page.getByText("Merge undone.")).toBeVisible();
});
