// Claimants: records from suggestions, a spelling, a list, a merge and its undo, the public page.
import { expect, type Page } from "@playwright/test";
import { article, atDesk, chief, editor, expectAccessible, expectNarrow, reviewer, test } from "./desk";
import { call, take } from "./verdicts";

/** A surname that no other run has. */
function surname(): string {
  const letters = [...String(Date.now()).slice(-8)].map((digit) => "abcdefghij"[Number(digit)]).join("");
  return `Mal${letters}`;
}

/** Adds an article with this spokesperson; the id of the claim that this person makes. */
async function claimBy(page: Page, name: string): Promise<string> {
  const about = article();
  const text = `${name} spoke in Sarnu.\n\n${about.text.replaceAll("Irena Malko", name)}`;
  const { id } = await call(page, "POST", "/api/v1/articles", { ...about, text });
  let found: { id: string } | undefined;
  await expect(async () => {
    const { items } = await call(page, "GET", `/api/v1/articles/${id}/claims`);
    found = items.find(({ claimant }: { claimant: { name: string | null } }) => claimant.name === name);
    expect(found).toBeTruthy();
  }).toPass();
  return found?.id ?? "";
}

test("an editor keeps records of claimants, and readers find every check of one", async ({ browser }) => {
  const people = {
    reviewer: await atDesk(browser, reviewer()),
    editor: await atDesk(browser, editor()),
    chief: await atDesk(browser, chief()),
  };
  const page = people.editor;
  const last = surname();
  const claim = await claimBy(people.reviewer, `Irena ${last}`);
  await claimBy(people.reviewer, `Dana ${last}`);

  await page.getByRole("button", { name: "Editor", exact: true }).click();
  await page.getByRole("menuitem", { name: "Claimants" }).click();
  await page.getByRole("button", { name: `New record for the person Irena ${last}` }).click();
  await expect(page.getByRole("link", { name: `Irena ${last}` })).toBeVisible();
  const other = page.getByRole("listitem").filter({ hasText: `Dana ${last}` });
  await expect(other.getByText("same surname")).toBeVisible();
  await expectAccessible(page, "claimants");
  await page.getByRole("button", { name: `Dana ${last} is a spelling of Irena ${last}` }).click();
  await expect(other).toBeHidden();

  // A claim's claimant leads to the record; the editor fills it in.
  await page.goto(`/claims/${claim}`);
  await page
    .getByRole("region", { name: "Claim", exact: true })
    .getByRole("link", { name: `Irena ${last}` })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: `Irena ${last}` })).toBeVisible();
  await page.getByRole("button", { name: "Change", exact: true }).click();
  const form = page.getByRole("form", { name: "Change" });
  await form.getByLabel("Description").fill("Spokesperson");
  await form.getByLabel("Wikidata").fill("42");
  await form.getByRole("button", { name: "Add role" }).click();
  await form.getByLabel("Role 1", { exact: true }).fill("Spokesperson");
  await form.getByLabel("Organisation", { exact: true }).fill("Interior ministry");
  await form.getByLabel("From").fill("2025-01-01");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByLabel("Wikidata")).toHaveAttribute("aria-invalid", "true");
  await form.getByLabel("Wikidata").fill("");
  await expectAccessible(page, "the form of a claimant");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Spokesperson, Interior ministry, 1 Jan 2025 –")).toBeVisible();
  await expect(page.getByText("No public page")).toBeVisible();
  await page.getByRole("button", { name: `Make a record of its own from Dana ${last}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Dana ${last}` })).toBeVisible();

  // The two become one, after a look at both, and are taken apart again.
  await page.getByRole("button", { name: "Merge into another record" }).click();
  const merge = page.getByRole("dialog");
  await merge.getByRole("textbox", { name: "Other record" }).fill(`irena ${last}`);
  await merge.getByRole("button", { name: `Merge into Irena ${last}` }).click();
  await expect(merge.getByRole("region", { name: "This record remains" })).toContainText(`Irena ${last}`);
  await expectAccessible(page, "the merge of two claimants");
  await merge.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Irena ${last}` })).toBeVisible();
  await page.getByRole("button", { name: `Undo the merge of Dana ${last}` }).click();
  await expect(page.getByText("The merge is undone.")).toBeVisible();
  await expect(page.getByText("undid a merge of two claimants’ records")).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNarrow(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  // Reviewers read.
  await people.reviewer.goto("/editor/claimants");
  await people.reviewer.getByRole("link", { name: `Irena ${last}` }).click();
  await expect(people.reviewer.getByRole("heading", { level: 1, name: `Irena ${last}` })).toBeVisible();
  await expect(people.reviewer.getByRole("button", { name: "Change", exact: true })).toHaveCount(0);

  // A list: looked at first.
  await page.goto("/editor/claimants");
  await page.getByRole("button", { name: "Import list" }).click();
  const list = page.getByRole("dialog");
  await list
    .getByRole("textbox", { name: "List" })
    .fill(`name,kind\nMinistry ${last},organisation\nIrena ${last},person\nX,planet`);
  await list.getByRole("button", { name: "Preview" }).click();
  await expect(list.getByRole("row", { name: `2 Ministry ${last} new record` })).toBeVisible();
  await expect(list.getByRole("row", { name: `3 Irena ${last} nothing new` })).toBeVisible();
  await expect(list.getByRole("row", { name: "4 X refused: must be person" })).toBeVisible();
  await expectAccessible(page, "the preview of a list");
  await list.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("link", { name: `Ministry ${last}` })).toBeVisible();

  // Readers find the check, without scripts.
  await take(people, claim, [
    ["reviewer", "review/assign"],
    ["reviewer", "evidence", { url: "https://observers.example/register", publisher: "Reuters", stance: "supports" }],
    ["reviewer", "verdict/submission", { rating: "mostly_true", summary: "214 names.", rationale: "It lists them." }],
    ["editor", "verdict/approval"],
    ["chief", "verdict/publication"],
  ]);
  const { published } = await call(page, "GET", `/api/v1/claims/${claim}`);
  const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await reader.goto(published.url);
  await reader.getByRole("link", { name: `Irena ${last}` }).click();
  await expect(reader).toHaveURL(/\/claimants\/irena-mal/);
  await expect(reader.getByRole("heading", { level: 1, name: `Irena ${last}` })).toBeVisible();
  await expect(reader.getByRole("row", { name: "Mostly true 1 1" })).toBeVisible();
  await expect(reader.getByText("Spokesperson, Interior ministry, since 1 January 2025")).toBeVisible();
  await page.goto(reader.url());
  await expectAccessible(page, "the public page of a claimant");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNarrow(page);
});
