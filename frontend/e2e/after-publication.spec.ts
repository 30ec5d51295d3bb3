// Correction and retraction of a published verdict by three people, as readers see it.
import { expect, type Page } from "@playwright/test";
import { addArticle, atDesk, chief, editor, expectAccessible, openClaim, reviewer, test } from "./desk";
import { publish } from "./verdicts";

/** Approves what is on the screen, as somebody who did not write it. */
async function approve(page: Page, address: string) {
  await page.goto(address);
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByText("Approved", { exact: true }).first()).toBeVisible();
}

test("a verdict is published, corrected and retracted, and readers are told each time", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await openClaim(page);
  await page.getByRole("button", { name: "Assign to me" }).first().click();
  await page.getByRole("tab", { name: /Evidence/ }).click();
  await page.getByRole("button", { name: "Add evidence" }).click();
  const form = page.getByRole("form", { name: "Add evidence" });
  await form.getByLabel("Address").fill("https://observers.example/register");
  await form.getByRole("radio", { name: "Supports" }).check();
  await form.getByLabel("Publisher").fill("Reuters");
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("origin reuters")).toBeVisible();
  await page.getByRole("tab", { name: "Verdict" }).click();
  await page.getByRole("radio", { name: "Mostly true" }).check({ force: true });
  await page.getByLabel("Summary").fill("The register holds 214 names.");
  await page.getByLabel("Rationale").fill("It lists **214 names**.");
  await page.getByRole("button", { name: "Submit for approval" }).click();
  await expect(page.getByText("Submitted", { exact: true }).first()).toBeVisible();
  const claim = new URL(page.url()).searchParams.get("claim");
  const address = `/claims/${claim}`;

  const second = await atDesk(browser, editor());
  await approve(second, address);
  await publish(second);
  const link = second.getByRole("link", { name: "Public page" });
  await expect(link).toBeVisible();
  const publicAddress = (await link.getAttribute("href")) ?? "";

  // A reader reports an error, without an account and without scripts.
  const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await reader.goto(publicAddress);
  await reader.getByRole("link", { name: "Report an error" }).click();
  await reader.getByLabel("What is wrong").fill("The register holds 216 names since March.");
  await reader.getByRole("button", { name: "Send report" }).click();
  await expect(reader.getByText("An editor will read it.")).toBeVisible();
  const report = reader.url();

  // The editor finds it among what is public and corrects it, the reviewer approves, the chief publishes.
  await second.goto("/editor/corrections");
  await second.locator(`[data-claim-link="${claim}"]`).click();
  await expect(second).toHaveURL(new RegExp(`claim=${claim}`));
  await second.getByRole("button", { name: "Correct this verdict" }).click();
  await second.getByRole("button", { name: "Submit the correction" }).click();
  await expect(second.getByText("Tell readers what changed.")).toBeVisible();
  await second.getByRole("radio", { name: /^Correction/ }).check();
  await second.getByLabel("Notice to readers").fill("The register now holds 216 names.");
  await second.getByLabel("Summary").fill("The register holds 216 names.");
  await expect(second.getByText(/Saved \d\d:\d\d/)).toBeVisible();
  await second.getByRole("button", { name: "Submit the correction" }).click();
  await expect(second.getByText(/Readers see revision 1/)).toBeVisible();
  await approve(page, address);
  const third = await atDesk(browser, chief());
  await third.goto(address);
  await publish(third);
  await expect(third.getByText(/Public, corrected/)).toBeVisible();
  await second.goto("/editor/corrections");
  const told = second.getByRole("complementary", { name: "Published notices" });
  await expect(told.getByText("The register now holds 216 names.").first()).toBeVisible();

  // The reader hears of it.
  await second.goto("/editor/reports");
  const reported = second.getByRole("listitem").filter({ hasText: "216 names since March" });
  await expectAccessible(second, "reports by readers");
  await reported.getByRole("button", { name: /^Decide about/ }).click();
  await reported.getByRole("button", { name: "Decide", exact: true }).click();
  await expect(reported.getByText("Choose an outcome.")).toBeVisible();
  await reported.getByRole("radio", { name: "Corrected" }).check();
  await reported.getByLabel("Answer to the reader").fill("Thank you.");
  await reported.getByRole("button", { name: "Decide", exact: true }).click();
  await expect(second.getByRole("region", { name: "Decided" }).getByText("216 names since March")).toBeVisible();
  await reader.goto(report);
  await expect(reader.getByText("the verdict was corrected")).toBeVisible();
  await expect(reader.getByText("Thank you.")).toBeVisible();
  await reader.goto(publicAddress);
  await expect(reader.getByText("The register now holds 216 names.")).toBeVisible();
  await reader.getByRole("link", { name: "Mostly true" }).click();
  await expect(reader.getByText(/earlier revision/)).toBeVisible();
  await expect(reader.getByText("The register holds 214 names.")).toBeVisible();

  // And takes it back.
  await second.goto(address);
  await second.getByRole("button", { name: "Retract" }).click();
  await second.getByRole("textbox", { name: "Notice to readers" }).fill("The register was withdrawn.");
  await second.getByRole("button", { name: "Submit the retraction" }).click();
  await approve(page, address);
  await third.goto(address);
  await publish(third);
  await expect(third.getByText("Retracted", { exact: true }).first()).toBeVisible();
  await reader.goto(publicAddress);
  await expect(reader.getByText("The register was withdrawn.")).toBeVisible();
  await reader.goto("/corrections");
  await expect(reader.getByText("The register was withdrawn.").first()).toBeVisible();
  await expectAccessible(third, "a retracted claim");
});
