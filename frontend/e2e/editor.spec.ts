// The editor page: approve, return, publish, correct.
import { expect, type Page } from "@playwright/test";
import { atDesk, below, chief, editor, expectAccessible, expectNarrow, reviewer, test } from "./desk";
import { HELD, submitMany } from "./verdicts";

const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const sheet = (page: Page) => page.getByRole("complementary", { name: "Open verdict" });

/** The row of the verdict whose summary this is. */
const row = (page: Page, name: string, summary: string) =>
  part(page, name).getByRole("listitem").filter({ hasText: summary });

test("an editor approves and publishes, and returns one with a note, without leaving the page", async ({ browser }) => {
  const mark = `case ${Date.now()}`;
  const author = await atDesk(browser, reviewer());
  const [first, second] = await submitMany(author, [
    `The register holds 214 names, ${mark} a.`,
    `1,900 fled, ${mark} b.`,
  ]);
  const page = await atDesk(browser, editor());
  await page.getByRole("navigation", { name: "Main navigation" }).getByRole("button", { name: "Editor" }).click();
  await page.getByRole("menuitem", { name: "Editor overview" }).click();
  const waits = row(page, "Waiting for approval", `${mark} a`);
  await expect(waits).toContainText("by Rana Reviewer");
  await expect(waits).toContainText("1 origin, 1 source");

  // By key: nothing is decided unseen, so y opens what stands under the focus first.
  await waits.getByRole("link").focus();
  await page.keyboard.press("y");
  await expect(page).toHaveURL(below(`/editor?claim=${first?.id}`));
  await expect(sheet(page).getByRole("heading", { name: first?.statement ?? "" })).toBeVisible();
  await expect(sheet(page)).toContainText("origin reuters");
  await expectAccessible(page, "a verdict beside the editor's desk");
  await page.keyboard.press("y");
  await expect(row(page, "Ready to publish", `${mark} a`)).toBeVisible();
  await expect(row(page, "Waiting for approval", `${mark} a`)).toHaveCount(0);
  await expect(page).toHaveURL(below(`/editor?claim=${first?.id}`));

  // j goes on with the next that waits, not with the next that is ready.
  await page.keyboard.press("j");
  await expect(page).not.toHaveURL(below(`/editor?claim=${first?.id}`));
  await row(page, "Waiting for approval", `${mark} b`).getByRole("link").click();
  await expect(page).toHaveURL(below(`/editor?claim=${second?.id}`));
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog", { name: "Return this verdict" });
  await dialog.getByLabel("What is missing?").fill("Needs a second source");
  await dialog.getByRole("button", { name: "Return" }).click();
  await expect(row(page, "Waiting for approval", `${mark} b`)).toHaveCount(0);
  await author.goto(`/claims/${second?.id}`);
  await expect(author.getByText("Returned: Needs a second source")).toBeVisible();

  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(below("/editor"));
  await row(page, "Ready to publish", `${mark} a`).getByRole("button", { name: "Preview all outputs" }).click();
  await expect(page.getByRole("dialog", { name: "Output preview" })).toContainText("/verdicts/");
  await page.keyboard.press("Escape");
  await row(page, "Ready to publish", `${mark} a`)
    .getByRole("button", { name: /^Publish/ })
    .click();
  const going = page.getByRole("dialog", { name: "Publish this verdict" });
  await expect(going).toContainText(first?.statement ?? "");
  await expect(going).toContainText(`${mark} a`);
  await expectAccessible(page, "what goes out");
  await going.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(row(page, "Ready to publish", `${mark} a`).getByRole("timer")).toHaveText(/^Publishing in \d+ s$/);
  await expect(row(page, "Ready to publish", `${mark} a`)).toHaveCount(0, HELD);
  await page.goto("/published");
  await expect(page.getByRole("link", { name: first?.statement ?? "", exact: true }).first()).toBeVisible();
});

test("ticked verdicts go out one after the other, and one that changed meanwhile is refused by itself", async ({
  browser,
}) => {
  const mark = `case ${Date.now()}`;
  const author = await atDesk(browser, reviewer());
  await submitMany(author, [`First, ${mark} a.`, `Second, ${mark} b.`]);
  const page = await atDesk(browser, editor());
  await page.goto("/editor");
  for (const letter of ["a", "b"]) {
    await row(page, "Waiting for approval", `${mark} ${letter}`).getByRole("link").click();
    await sheet(page).getByRole("button", { name: "Approve" }).click();
    await expect(row(page, "Ready to publish", `${mark} ${letter}`)).toBeVisible();
  }
  // What a colleague does from here on does not reach this page by itself.
  await page.route("**/api/v1/live", (route) => route.abort());
  await page.goto("/editor");
  for (const letter of ["a", "b"])
    await row(page, "Ready to publish", `${mark} ${letter}`).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Publish 2 selected" }).click();
  const dialog = page.getByRole("dialog", { name: "Publish these 2 verdicts" });
  await expectAccessible(page, "several to publish");
  const other = await atDesk(browser, chief());
  await other.goto("/editor");
  await row(other, "Ready to publish", `${mark} b`).getByRole("link").click();
  await sheet(other).getByRole("button", { name: "Return", exact: true }).click();
  const why = other.getByRole("dialog", { name: "Return this verdict" });
  await why.getByLabel("What is missing?").fill("The day is missing");
  await why.getByRole("button", { name: "Return" }).click();
  await expect(row(other, "Ready to publish", `${mark} b`)).toHaveCount(0);

  await dialog.getByRole("button", { name: "Publish" }).click();
  await expect(dialog.getByRole("status")).toHaveText("1 of 2 go out.");
  await expect(dialog.getByText(/^not published: /)).toHaveCount(1);
});

test("of two editors who approve at once, one is told", async ({ browser }) => {
  const mark = `case ${Date.now()}`;
  const author = await atDesk(browser, reviewer());
  const [claim] = await submitMany(author, [`Approved by two, ${mark}.`]);
  const one = await atDesk(browser, editor());
  const two = await atDesk(browser, chief());
  await two.route("**/api/v1/live", (route) => route.abort());
  for (const page of [one, two]) {
    await page.goto(`/editor?claim=${claim?.id}`);
    await expect(sheet(page).getByRole("button", { name: "Approve" })).toBeVisible();
  }
  await one.keyboard.press("y");
  await expect(sheet(one).getByText("Approved", { exact: true })).toBeVisible();
  await two.keyboard.press("y");
  await expect(two.getByRole("alert")).toBeVisible();
  // And sees what stands now.
  await expect(sheet(two).getByText("Approved", { exact: true })).toBeVisible();
  await expect(row(two, "Ready to publish", mark)).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the editor's desk is accessible in ${colorScheme}, and on a phone`, async ({ browser }) => {
    const mark = `case ${Date.now()}`;
    const author = await atDesk(browser, reviewer());
    await submitMany(author, [`Read on a phone, ${mark}.`]);
    const page = await atDesk(browser, editor(), { colorScheme });
    await page.goto("/editor");
    await expect(row(page, "Waiting for approval", mark)).toBeVisible();
    await expectAccessible(page, "the editor's desk");
    await page.goto("/editor/corrections");
    await expect(page.getByRole("heading", { name: "Corrections", exact: true })).toBeVisible();
    await expectAccessible(page, "corrections");
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto("/editor");
    await row(page, "Waiting for approval", mark).getByRole("link").click();
    const drawer = page.getByRole("dialog", { name: "Open verdict" });
    await expectAccessible(page, "a verdict on a phone");
    await drawer.getByRole("button", { name: "Approve" }).click();
    await drawer.getByRole("button", { name: "Back to the list" }).click();
    await expect(row(page, "Ready to publish", mark)).toBeVisible();
    await expectNarrow(page);
  });
}
