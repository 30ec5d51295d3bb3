// Claims that a person adds by selecting words in the text.
import { expect } from "@playwright/test";
import { addArticle, atDesk, expectAccessible, reviewer, test } from "./desk";

test("selected words become a claim, once", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);

  const words = "nine days after the Treaty of Ostrava Lake took effect";
  const select = () =>
    page.evaluate((wanted) => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1;
        if (at < 0 || !node.parentElement?.closest("[data-starts-at]")) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        window.getSelection()?.removeAllRanges();
        window.getSelection()?.addRange(range);
        return;
      }
      throw new Error("the words are not on the page");
    }, words);

  await select();
  await page.getByRole("button", { name: "Make a claim" }).click();
  const form = page.getByRole("form", { name: "Make a claim" });
  await expect(form.getByText(`“${words}”`)).toBeVisible();
  await form.getByLabel("Statement").fill("The Sarnu post reopened nine days after the Treaty of Ostrava Lake.");
  await form.getByLabel("Claimant").fill("Velkan interior ministry");
  await form.getByRole("button", { name: "Make the claim" }).click();

  // It is open, in its place, and everybody sees whose wording it is.
  await expect(
    page.getByRole("heading", {
      name: "The Sarnu post reopened nine days after the Treaty of Ostrava Lake.",
    }),
  ).toBeVisible();
  await expect(page.locator("mark[data-claim][data-open]", { hasText: words })).toBeVisible();
  await page.getByRole("tab", { name: "History" }).click();
  await expect(page.getByText("added the claim by hand")).toBeVisible();

  // A comment may be about words of the text, and leads back to them.
  await select();
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await page.getByRole("textbox", { name: "Comment on these words" }).fill("Nine by whose count?");
  await page.getByRole("button", { name: "Add comment" }).click();
  // The form about these words closes when the comment is in the list.
  await expect(page.getByRole("textbox", { name: "New comment" })).toBeVisible();
  const comments = page.getByRole("tabpanel", { name: "Comments" });
  await expect(comments.getByRole("paragraph").getByText("Nine by whose count?")).toBeVisible();
  const link = comments.getByRole("link", { name: words });
  await link.click();
  await expect(page.locator("[data-pointed]")).toHaveText(`Linked words: ${words}`);
  await expectAccessible(page, "a comment about words");

  // What happened to the article itself is told beside it.
  await page.getByRole("button", { name: "History" }).click();
  await expect(page.getByRole("dialog").getByText("added the article")).toBeVisible();
  await page.keyboard.press("Escape");

  await select();
  await page.getByRole("button", { name: "Make a claim" }).click();
  await form.getByRole("button", { name: "Make the claim" }).click();
  await expect(form.getByRole("alert")).toContainText("These words are a claim already.");
});
