// The whole job in the browser, from a pasted text to the public feeds.
import { expect } from "@playwright/test";
import { addArticle, atDesk, editor, openClaim, reviewer, test } from "./desk";
import { publish } from "./verdicts";

test("a pasted article becomes a published verdict by two people", async ({ browser }) => {
  const statement = `At least 214 people were killed in the shelling of Korda on 19 February 2026 (case ${Date.now()}).`;
  const page = await atDesk(browser, reviewer());

  await addArticle(page);
  await openClaim(page);

  await page.getByRole("button", { name: "Reword" }).click();
  await page.getByRole("textbox", { name: "Statement" }).fill(statement);
  await page.getByLabel("Reason").fill("Names the place and the year");
  await page.getByRole("button", { name: "Save the wording" }).click();
  await expect(page.getByRole("heading", { name: statement })).toBeVisible();
  await page.getByText("Details", { exact: true }).click();
  await expect(page.getByText("Automatic wording:")).toBeVisible();

  await page.getByRole("button", { name: "Assign to me" }).first().click();
  await expect(page.getByText(/In work by you/)).toBeVisible();

  await page.getByRole("tab", { name: /Evidence/ }).click();
  await page.getByRole("button", { name: "Add evidence" }).click();
  const form = page.getByRole("form", { name: "Add evidence" });
  await form.getByLabel("Address").fill("https://observers.example/register-of-the-dead");
  await form.getByRole("radio", { name: "Supports" }).check();
  await form.getByLabel("Title").fill("Register of the dead of Korda");
  await form.getByLabel("Publisher").fill("Observers’ mission");
  await form.getByLabel("Published on").fill("2026-03-10");
  await form.getByLabel("Excerpt").fill("The register holds 214 names.");
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("link", { name: /Register of the dead of Korda/ })).toBeVisible();

  await page.getByRole("tab", { name: "Verdict" }).click();
  await page.getByRole("radio", { name: "Mostly true" }).check({ force: true });
  await page.getByLabel("Summary").fill("The register of the mission holds 214 names.");
  await page.getByLabel("Rationale").fill("The register lists **214 names**; their ages are not given for all.");
  await expect(page.getByText(/Saved \d\d:\d\d/)).toBeVisible();
  await page.getByRole("button", { name: "Submit for approval" }).click();
  const review = page.getByRole("region", { name: "Review" });
  await expect(review.getByText("Submitted", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve" })).toHaveAttribute("aria-disabled", "true");

  const colleague = await atDesk(browser, editor());
  await colleague.goto("/queue?state=submitted");
  await colleague.getByRole("link", { name: statement }).click();
  await colleague.getByRole("tab", { name: "Verdict" }).click();
  await colleague.getByRole("button", { name: "Approve" }).click();
  await publish(colleague);
  const link = colleague.getByRole("link", { name: "Public page" });
  await expect(link).toBeVisible();

  // The reviewer's screen follows by itself.
  await expect(page.getByRole("link", { name: "Public page" })).toBeVisible();

  const address = (await link.getAttribute("href")) ?? "";
  const reader = await browser.newContext({ javaScriptEnabled: false });
  const publicPage = await reader.newPage();
  await publicPage.goto(address);
  await expect(publicPage.locator("body")).toContainText(statement);
  await expect(publicPage.locator("body")).toContainText("Mostly true");
  const jsonLd = await publicPage.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(jsonLd ?? "null")).toMatchObject({ "@type": "ClaimReview", claimReviewed: statement });

  for (const feed of ["/feeds/verdicts.json", "/feeds/verdicts.atom"]) {
    const answer = await publicPage.request.get(feed);
    expect(answer.ok(), feed).toBe(true);
    expect(await answer.text(), feed).toContain(statement);
  }

  await colleague.goto("/published");
  await expect(colleague.getByRole("link", { name: statement, exact: true })).toBeVisible();
});
