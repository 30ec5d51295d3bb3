// One's own comment: Markdown, an edit that others see, deletion that leaves its place.
import { expect } from "@playwright/test";
import { addArticle, atDesk, editor, expectAccessible, openClaim, reviewer, test } from "./desk";

test("a comment is edited and deleted by its author, and a colleague sees both", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await openClaim(page);
  await page.getByRole("tab", { name: "Comments" }).click();
  const comments = page.getByRole("region", { name: "Comments" });
  await page.getByRole("textbox", { name: "New comment" }).fill("The **register** of [Korda](https://korda.example/)");
  await page.getByRole("button", { name: "Add comment" }).click();
  const said = comments.getByRole("article");
  await expect(said.getByRole("link", { name: "Korda" })).toHaveAttribute("href", "https://korda.example/");
  await expect(said.locator("strong", { hasText: "register" })).toBeVisible();

  await said.getByRole("button", { name: "Edit" }).click();
  await comments.getByRole("textbox", { name: "Edit your comment" }).fill("The list of Korda");
  await expectAccessible(page, "a comment being edited");
  await comments.getByRole("button", { name: "Save comment" }).click();
  await expect(said.getByText("The list of Korda")).toBeVisible();
  await expect(said.getByText(/edited/)).toBeVisible();

  const colleague = await atDesk(browser, editor());
  await colleague.goto(`/claims/${new URL(page.url()).searchParams.get("claim")}`);
  const theirs = colleague.getByRole("region", { name: "Comments" }).getByRole("article");
  await expect(theirs.getByText("The list of Korda")).toBeVisible();
  await expect(theirs.getByRole("button", { name: "Edit" })).toBeHidden();

  await said.getByRole("button", { name: "Delete" }).click();
  await comments.getByRole("button", { name: "Delete comment" }).click();
  await expect(comments.getByText(/Deleted by Rana Reviewer/)).toBeVisible();
  // The live stream tells.
  await expect(colleague.getByText(/Deleted by Rana Reviewer/)).toBeVisible();
});
