// An Arabic article, from the queue to the public page: its words run from right to left, the dashboard's do not.
import { expect, type Locator } from "@playwright/test";
import { article, atDesk, chief, editor, reviewer, test } from "./desk";
import { call, take } from "./verdicts";

const TEXT = "قُتل ما لا يقل عن 214 شخصا في قصف كوردا في 19 فبراير 2026، بينهم 31 طفلا.";
const SUMMARY = "يضم سجل المراقبين 214 اسما.";

async function expectFromRight(words: Locator) {
  await expect(words).toBeVisible();
  expect(await words.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
}

test("Arabic words are read from the right wherever they are shown", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  const about = { ...article(), text: `${TEXT}\n\n${SUMMARY}`, title: "كوردا", language: "ar" };
  const added = await call(page, "POST", "/api/v1/articles", about);
  const list = `/api/v1/articles/${added.id ?? added.article.id}/claims`;
  const found = async () => (await call(page, "GET", list)).items;
  await expect.poll(async () => (await found()).length).toBeGreaterThan(0);
  const [{ id, etag, statement, quote }] = await found();
  await call(page, "POST", `/api/v1/claims/${id}/wording/confirmation`, {}, etag);
  const people = { reviewer: page, editor: await atDesk(browser, editor()), chief: await atDesk(browser, chief()) };
  const offline = { kind: "interview", who: "لينا ماروث", at: "2026-03-02", place: "أرديل" };
  await take(people, id, [
    ["reviewer", "review/assign"],
    ["reviewer", "evidence", { offline, stance: "supports", excerpt: SUMMARY }],
    ["reviewer", "verdict/submission", { rating: "true", summary: SUMMARY, rationale: SUMMARY }],
  ]);

  await page.goto(`/claims/${id}`);
  await expectFromRight(page.getByRole("heading", { name: statement }));
  await page.getByText("Details", { exact: true }).click();
  await expectFromRight(page.locator("blockquote", { hasText: quote }).first());
  await expectFromRight(page.locator("blockquote", { hasText: SUMMARY }).first());
  await expectFromRight(page.getByRole("region", { name: "Verdict" }).getByText(SUMMARY).first());
  await page.goto("/queue?state=submitted");
  await expectFromRight(page.getByRole("link", { name: statement }).first());

  await people.editor.goto(`/editor?claim=${id}`);
  await expectFromRight(people.editor.getByRole("heading", { name: statement }));
  await take(people, id, [
    ["editor", "verdict/approval"],
    ["chief", "verdict/publication"],
  ]);
  const { published } = await call(page, "GET", `/api/v1/claims/${id}`);
  await page.goto(published.url);
  await expectFromRight(page.getByRole("heading", { level: 1 }));
  await expect(page.getByText("Interview:")).toContainText("لينا ماروث");
});
