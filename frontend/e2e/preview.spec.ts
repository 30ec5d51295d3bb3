// The preview of everything that a publication sends out.
import { expect } from "@playwright/test";
import {
  addArticle,
  atDesk,
  editor,
  expectAccessible,
  expectNarrow,
  openClaim,
  reviewer,
  submitVerdict,
  test,
} from "./desk";

test("a verdict that waits is seen as page, card, feed item, search result and for machines", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await openClaim(page);
  const claim = await submitVerdict(page, "Mostly true", "The register holds 214 names.");
  const colleague = await atDesk(browser, editor());
  await colleague.goto(claim);
  await colleague.getByRole("button", { name: "Preview all outputs" }).click();
  const dialog = colleague.getByRole("dialog", { name: "Output preview" });
  const link = dialog.getByRole("link", { name: "Open the page as readers will see it" });
  const readers = await colleague.context().newPage();
  await readers.goto((await link.getAttribute("href")) ?? "");
  await expect(readers.locator("body")).toContainText("The register holds 214 names.");

  await dialog.getByRole("tab", { name: "Card" }).click();
  const card = dialog.getByRole("img", { name: /^Mostly true: / });
  // It is drawn: the policy of the page lets it.
  await expect.poll(() => card.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1200);
  await expectAccessible(colleague, "the card");
  await dialog.getByRole("tab", { name: "Feed item" }).click();
  await expect(dialog.getByText("The register holds 214 names.")).toBeVisible();
  await expectAccessible(colleague, "the feed item");
  await dialog.getByRole("tab", { name: "Search result" }).click();
  await expect(dialog.getByText(/^Fact check by /)).toBeVisible();
  await expectAccessible(colleague, "the search result");
  await dialog.getByRole("tab", { name: "Data" }).click();
  await expect(dialog.getByRole("region", { name: /^ClaimReview/ })).toContainText("claimReviewed");
  await expectAccessible(colleague, "what machines get");
  await colleague.setViewportSize({ width: 390, height: 844 });
  await expectNarrow(colleague);
});
