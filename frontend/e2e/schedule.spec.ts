// Publish later: taken back within ten seconds, at a time, under embargo; a closed tab changes nothing.
import { expect, type Page } from "@playwright/test";
import { atDesk, chief, editor, expectAccessible, expectNarrow, reviewer, test } from "./desk";
import { call, HELD, type People, publish, startPublishing, submitMany, take } from "./verdicts";

/** Approved claims of a new article, and people in each role. */
async function approved(browser: Parameters<typeof atDesk>[0], wanted: number) {
  const people: People = {
    reviewer: await atDesk(browser, reviewer()),
    editor: await atDesk(browser, editor()),
    chief: await atDesk(browser, chief()),
  };
  const summaries = Array.from({ length: wanted }, (_, at) => `The register agrees, case ${Date.now()} ${at}.`);
  const claims = await submitMany(people.reviewer, summaries);
  for (const { id } of claims) await take(people, id, [["chief", "verdict/approval"]]);
  return { people, ids: claims.map(({ id }) => id) };
}

/** Where readers would see the verdict. */
async function isPublic(page: Page, id: string): Promise<boolean> {
  return (await call(page, "GET", `/api/v1/claims/${id}`)).published !== null;
}

async function history(page: Page, id: string): Promise<string[]> {
  const { items } = await call(page, "GET", `/api/v1/claims/${id}/history`);
  return items.map(({ kind }: { kind: string }) => kind);
}

test("what is published now can be taken back for ten seconds, and goes out although the tab is closed", async ({
  browser,
}) => {
  const { people, ids } = await approved(browser, 1);
  const [id = ""] = ids;
  const page = people.editor;
  await page.goto(`/claims/${id}`);
  await startPublishing(page);
  await expectAccessible(page, "the countdown");
  await page
    .getByRole("button", { name: /^Take back/ })
    .first()
    .click();
  await expect(page.getByText("Taken back. The verdict stays approved; nothing was published.")).toBeVisible();
  await expect(page.getByRole("timer")).toHaveCount(0);
  expect((await history(page, id))[0]).toBe("publication.taken_back");

  await startPublishing(page);
  await page.close();
  expect(await isPublic(people.chief, id)).toBe(false);
  await expect.poll(() => isPublic(people.chief, id), HELD).toBe(true);
  await people.chief.goto(`/claims/${id}`);
  await expect(people.chief.getByRole("link", { name: "Public page" })).toBeVisible();
});

test("a colleague sees the countdown and takes it back from the message or the list", async ({ browser }) => {
  const { people, ids } = await approved(browser, 1);
  const [id = ""] = ids;
  await people.chief.goto(`/claims/${id}`);
  await people.editor.goto(`/claims/${id}`);
  await startPublishing(people.editor);
  // The live stream tells; the seconds are the server's.
  await expect(people.chief.getByRole("timer")).toHaveText(/^Publishing in \d+ s$/);
  await people.editor.locator(".mantine-Notifications-root").getByRole("button", { name: "Take back" }).click();
  await expect(people.chief.getByRole("timer")).toHaveCount(0);
  expect(await isPublic(people.chief, id)).toBe(false);
});

test("a verdict is scheduled for a time, listed, and taken back", async ({ browser }) => {
  const { people, ids } = await approved(browser, 1);
  const [id = ""] = ids;
  const page = people.editor;
  await page.goto(`/claims/${id}`);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Publish this verdict" });
  await dialog.getByRole("radio", { name: "At a time" }).check();
  await expect(dialog.getByText(/^Time zone: /)).toBeVisible();
  await expectAccessible(page, "the choice of a time");
  await dialog.getByLabel("Time", { exact: false }).last().fill("2020-01-01T08:00");
  await dialog.getByRole("button", { name: "Schedule" }).click();
  await expect(dialog.getByText("Choose a time in the future.")).toBeVisible();
  await dialog.getByLabel("Time", { exact: false }).last().fill("2099-03-04T08:00");
  await dialog.getByRole("button", { name: "Schedule" }).click();
  await expect(dialog).toBeHidden();
  const waiting = page.getByText(/Scheduled for .*2099.* by Emre Editor/);
  await expect(waiting).toBeVisible();
  await page.goto("/queue?state=approved&scheduled=true");
  await expect(page.locator(`[data-claim-link="${id}"]`)).toBeVisible();
  await expect(page.getByText(/scheduled for/).first()).toBeVisible();
  await page.goto(`/claims/${id}`);
  await page.getByRole("button", { name: /^Take back/ }).click();
  await expect(waiting).toHaveCount(0);
  expect(await isPublic(page, id)).toBe(false);
});

test("under an embargo nobody publishes, and lifting it early says why", async ({ browser }) => {
  const { people, ids } = await approved(browser, 1);
  const [id = ""] = ids;
  const page = people.editor;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/claims/${id}`);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Publish this verdict" });
  await dialog.getByRole("radio", { name: /^Not yet/ }).check();
  await dialog.getByLabel("Time", { exact: false }).last().fill("2099-03-04T08:00");
  await expectNarrow(page);
  await dialog.getByRole("button", { name: "Set the embargo" }).click();
  await expect(page.getByText(/^Embargo until .*2099/)).toBeVisible();
  // Only a time after the embargo is left.
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(dialog.getByRole("radio", { name: /^Now/ })).toBeDisabled();
  await expect(dialog.getByText(/^Embargo until .*2099/)).toBeVisible();
  await expectAccessible(page, "the dialog under an embargo");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Lift the embargo" }).click();
  const lifting = page.getByRole("dialog", { name: "Lift the embargo early" });
  await lifting.getByLabel("Why it no longer applies").fill("The ministry has published the list.");
  await lifting.getByRole("button", { name: "Lift the embargo" }).click();
  await expect(page.getByRole("button", { name: "Lift the embargo" })).toHaveCount(0);
  await publish(page);
  expect((await history(page, id)).slice(0, 3)).toEqual([
    "verdict.published",
    "publication.scheduled",
    "publication.embargo_lifted",
  ]);
});

test("a publication that the rules refuse says so in the claim and in the inbox", async ({ browser }) => {
  const { people, ids } = await approved(browser, 1);
  const [id = ""] = ids;
  const page = people.editor;
  await page.goto(`/claims/${id}`);
  await startPublishing(page);
  await take(people, id, [["chief", "verdict/return", { reason: "The day is missing." }]]);
  await expect(page.getByRole("timer")).toHaveCount(0);
  expect(await isPublic(page, id)).toBe(false);
  await page.goto("/inbox");
  await expect(page.getByText("The verdict was returned.").first()).toBeVisible();
});
