// Links to words of an article and to comments, also after the text has changed.
import { expect, type Page } from "@playwright/test";
import { addArticle, article, atDesk, expectAccessible, expectNarrow, openClaim, reviewer, test } from "./desk";

/** Selects `words` in the text by hand, as a person would with the mouse. */
async function select(page: Page, words: string) {
  await page
    .locator("[data-starts-at]")
    .filter({ hasText: words })
    .evaluate((paragraph, wanted) => {
      paragraph.scrollIntoView({ block: "center" });
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1;
        if (at >= 0) return window.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      }
      throw new Error(`"${wanted}" is not in one piece of the text`);
    }, words);
}

async function copied(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

test("a link to words marks them, and says so when the text has changed", async ({ browser }) => {
  const page = await atDesk(browser, reviewer(), { permissions: ["clipboard-read", "clipboard-write"] });
  const about = article();
  about.text = `${"A paragraph of no importance goes on and on without a figure in it. ".repeat(40)}\n\n${about.text}`;
  const path = await addArticle(page, about);
  await select(page, "signed 🏛");
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("Link copied.")).toBeVisible();
  const link = await copied(page);
  expect(link).toMatch(/\/articles\/[0-9a-f-]{36}\?at=\d+-\d+&of=1$/);

  const colleague = await atDesk(browser, reviewer());
  const marked = colleague.locator("[data-pointed]");
  await colleague.goto(link);
  await expect(marked).toHaveText(/^(Linked words: )?signed 🏛$/);
  await expect(marked).toBeInViewport();
  await expectAccessible(colleague, "linked words");

  // The text grows in front of the words: they are found where they stand now, and the old text is a step away.
  await addArticle(page, { ...about, text: `What a lovely morning!\n\n${about.text}` });
  await colleague.goto(link);
  await expect(marked).toHaveText(/signed 🏛$/);
  await expect(colleague.getByText("This link was created in version 1.")).toBeVisible();
  await colleague.getByRole("button", { name: "Show version 1" }).click();
  await expect(colleague.getByText("You are reading version 1 of 2.")).toBeVisible();
  await expect(colleague.getByText("What a lovely morning!")).toBeHidden();
  await expect(marked).toHaveText(/signed 🏛$/);
  await colleague.getByRole("button", { name: "Show the newest" }).click();
  await expect(colleague.getByText("What a lovely morning!")).toBeVisible();
  await expect(marked).toBeHidden();
  await colleague.goBack();
  await expect(colleague.getByText("You are reading version 1 of 2.")).toBeVisible();

  // The words are gone: the link keeps them.
  await addArticle(page, { ...about, text: about.text.replace("signed 🏛", "agreed") });
  await colleague.goto(link);
  await expect(colleague.getByRole("note").filter({ hasText: "no longer contains" })).toContainText("signed 🏛");
  await expect(marked).toBeHidden();
  await expectAccessible(colleague, "words that are gone");

  for (const [wrong, said] of [
    ["at=999999-1000000", "a place that does not exist in this text"],
    ["at=nowhere", "a place that does not exist in this text"],
    ["at=1-5&of=77", "the newest version is 3"],
  ] as const) {
    await colleague.goto(`${path}?${wrong}`);
    await expect(colleague.getByRole("note").filter({ hasText: said })).toBeVisible();
    await expect(colleague.getByText("What a lovely morning!").or(marked)).toBeHidden();
    await expect(colleague.locator("[data-starts-at]").last()).toContainText("Observers recorded 17");
  }
});

test("a link to a comment opens it, and its words lead back to the text", async ({ browser }) => {
  const page = await atDesk(browser, reviewer(), { permissions: ["clipboard-read", "clipboard-write"] });
  await addArticle(page);
  await openClaim(page);
  await select(page, "Observers recorded");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await page.getByRole("textbox", { name: "Comment on these words" }).fill("Which observers?");
  await page.getByRole("button", { name: "Add comment" }).click();
  const said = page.locator("article").filter({ hasText: "Which observers?" });
  await said.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("Link copied.")).toBeVisible();
  const link = await copied(page);
  await page.getByRole("button", { name: "Resolve" }).click();
  await expect(page.getByText(/^Resolved by/)).toBeVisible();

  const colleague = await atDesk(browser, reviewer(), { viewport: { width: 390, height: 844 } });
  await colleague.goto(link);
  const marked = colleague.locator("article[data-marked]");
  await expect(marked).toContainText("Which observers?");
  await expect(marked).toBeInViewport();
  await expectAccessible(colleague, "a linked comment");
  await expectNarrow(colleague);
  // The same comment beside the text.
  await colleague.goto(page.url().replace(/&tab=[a-z]+/, `&comment=${new URL(link).searchParams.get("comment")}`));
  await expect(colleague.getByRole("tab", { name: "Comments" })).toHaveAttribute("aria-selected", "true");
  await expect(marked).toBeInViewport();
  await marked.getByRole("link", { name: "Observers recorded" }).click();
  await expect(colleague.locator("[data-pointed]")).toBeInViewport();
  await expect(colleague.getByRole("dialog", { name: "Claim" })).toBeHidden();
  await colleague.getByRole("button", { name: "Back to the claim" }).click();
  await expect(colleague.getByRole("dialog", { name: "Claim" })).toBeVisible();

  await colleague.goto(`${new URL(link).pathname}?comment=01890000-0000-7000-8000-000000000000`);
  await expect(colleague.getByText("The linked comment is not here.")).toBeVisible();
});
