// Somebody is away: colleagues see it where they choose, the work is handed over in one act, and it ends.
import { expect } from "@playwright/test";
import { article, atDesk, chief, editor, expectAccessible, expectNarrow, reviewer, test } from "./desk";
import { call, take } from "./verdicts";

test("an absence is noted, work is handed over, and colleagues see who is away", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  const added = await call(page, "POST", "/api/v1/articles", article());
  const list = `/api/v1/articles/${added.id ?? added.article.id}/claims`;
  await expect.poll(async () => (await call(page, "GET", list)).items.length).toBeGreaterThan(1);
  const [{ id }, { id: other }] = (await call(page, "GET", list)).items;
  const people = { reviewer: page, editor: await atDesk(browser, editor()), chief: await atDesk(browser, chief()) };
  await take(people, id, [["editor", "review/assign"]]);

  const admin = people.chief;
  await admin.goto("/accounts");
  await admin.getByRole("button", { name: "Actions for Emre Editor" }).click();
  await admin.getByRole("menuitem", { name: "Away…" }).click();
  const dialog = admin.getByRole("dialog", { name: "Emre Editor is away" });
  await expect(dialog.getByText(/claims? in work/)).toBeVisible();
  await expectAccessible(admin, "the dialog of an absence");
  await dialog.getByRole("button", { name: "Note the absence" }).click();
  await expect(dialog.getByText("Choose a day.")).toBeVisible();
  await dialog.getByLabel("Last day away").fill("2020-01-01");
  await dialog.getByRole("button", { name: "Note the absence" }).click();
  await expect(dialog.getByText(/future/)).toBeVisible();
  await dialog.getByLabel("Last day away").fill("2099-03-09");
  await dialog.getByLabel("Hand over to").selectOption({ label: "The queue" });
  await dialog.getByRole("button", { name: "Note the absence" }).click();
  await expect(dialog).toBeHidden();
  await expect(admin.getByText("away until 9 Mar 2099")).toBeVisible();
  expect((await call(page, "GET", `/api/v1/claims/${id}`)).assignee).toBeNull();

  // Who chooses somebody sees it, and may choose nevertheless.
  await page.goto(`/claims/${other}`);
  await page.getByRole("button", { name: "Assign to…" }).click();
  await expect(page.getByRole("menuitem", { name: "Emre Editor, away until 9 Mar 2099" })).toBeVisible();

  // The person is back earlier.
  const back = people.editor;
  await back.setViewportSize({ width: 390, height: 844 });
  await back.goto("/me");
  await expect(back.getByText(/You are away until 9 Mar 2099/)).toBeVisible();
  await expectNarrow(back);
  await back.getByRole("button", { name: "I am back" }).click();
  await expect(back.getByText("You are back.")).toBeVisible();
  await expect(back.getByLabel("Last day away")).toBeVisible();
  await expectAccessible(back, "one's own absence");
  await page.reload();
  await page.getByRole("button", { name: "Assign to…" }).click();
  await expect(page.getByRole("menuitem", { name: "Emre Editor", exact: true })).toBeVisible();
});
