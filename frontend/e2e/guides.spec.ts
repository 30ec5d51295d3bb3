// Templates and checklists: defined by an editor, used by a reviewer.
import { expect, type Page } from "@playwright/test";
import { addArticle, atDesk, editor, expectAccessible, expectNarrow, openClaim, reviewer, test } from "./desk";

/** Other tests write verdicts about the same kind. */
async function empty(page: Page) {
  const status = await page.evaluate(async () => {
    const { items } = await (await fetch(`${window.basePath}/api/v1/guides`)).json();
    const guide = items.find(({ kind }: { kind: string }) => kind === "casualties");
    const answer = await fetch(`${window.basePath}/api/v1/guides/casualties`, {
      method: "PUT",
      body: "{}",
      headers: { "Content-Type": "application/json", "If-Match": guide.etag },
    });
    return answer.status;
  });
  expect(status).toBe(200);
}

test("an editor defines a template and a checklist, and a reviewer uses both", async ({ browser }) => {
  const page = await atDesk(browser, editor());
  try {
    await page.goto("/guides?kind=casualties");
    await page.getByRole("button", { name: "Add a question" }).click();
    await page.getByRole("textbox", { name: "Question 1" }).fill("Primary source found?");
    await page.getByRole("button", { name: "Add a template" }).click();
    await page.getByLabel("Name").fill("As counted");
    await page.getByLabel("Summary").fill("{claimant} said so in {outlet}.");
    await expectAccessible(page, "the guides");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved. The verdict form shows it from now on.")).toBeVisible();
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNarrow(page);

    const desk = await atDesk(browser, reviewer());
    await addArticle(desk);
    await openClaim(desk);
    await desk.getByRole("button", { name: "Assign to me" }).first().click();
    await desk.getByRole("tab", { name: "Verdict" }).click();
    await desk.getByRole("button", { name: "Insert a template" }).click();
    await desk.getByRole("menuitem", { name: "As counted" }).click();
    await expect(desk.getByLabel("Summary")).toHaveValue(/ said so in Velka Daily\.$/);
    await expect(desk.getByText("One point is not ticked. The verdict says so.")).toBeVisible();
    await desk.getByRole("checkbox", { name: "Primary source found?" }).check();
    await expect(desk.getByText("One point is not ticked. The verdict says so.")).toBeHidden();
    await expect(desk.getByText(/Saved \d/)).toBeVisible();
    await desk.reload();
    await expect(desk.getByRole("checkbox", { name: "Primary source found?" })).toBeChecked();
  } finally {
    await empty(page);
  }
});
