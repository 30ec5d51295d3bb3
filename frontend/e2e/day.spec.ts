// A whole day of a newsroom: an absence, a hand-over, an embargo, a publication taken back, a correction, a retraction,
// with an Arabic article, in light and dark, on a desk and on a phone, in English and German.
import { type Browser, expect, type Page } from "@playwright/test";
import { article, atDesk, chief, editor, expectAccessible, expectNarrow, fillSignIn, reviewer, test } from "./desk";
import { call, type People, publish, startPublishing, take } from "./verdicts";

const ARABIC = "قُتل ما لا يقل عن 214 شخصا في قصف كوردا في 19 فبراير 2026، بينهم 31 طفلا.";
const SOURCE = { url: "https://observers.example/register", publisher: "Reuters", stance: "supports" };
const VERDICT = { rating: "mostly_true", summary: "The register agrees.", rationale: "It lists **214 names**." };

/** A second reviewer, who joins by a link. */
async function joined(browser: Browser, admin: Page): Promise<Page> {
  const who = { email: `noor-${Date.now()}@e2e.example`, password: "kettle orbit marble fjord" };
  const invitation = { email: who.email, name: `Noor Haddad ${Date.now()}`, role: "reviewer" };
  const { link } = await call(admin, "POST", "/api/v1/invitations", invitation);
  const page = await (await browser.newContext({ reducedMotion: "reduce" })).newPage();
  await page.goto(link);
  await page.getByLabel("Your password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Join" }).click();
  await fillSignIn(page, who);
  await expect(page.getByRole("navigation", { name: "Main navigation" })).toBeVisible();
  return page;
}

/** Ids of the claims of a new article, in the order of the text. */
async function claimsOf(page: Page, about: ReturnType<typeof article>, wanted: number): Promise<string[]> {
  const added = await call(page, "POST", "/api/v1/articles", about);
  const list = `/api/v1/articles/${added.id ?? added.article.id}/claims`;
  const found = async () => (await call(page, "GET", list)).items.map(({ id }: { id: string }) => id);
  await expect.poll(async () => (await found()).length).toBeGreaterThanOrEqual(wanted);
  return found();
}

test("two reviewers, an editor and an admin get through a day, and readers see what was decided", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const rana = await atDesk(browser, reviewer());
  // The editor works on a phone in the dark, the admin in German.
  const emre = await atDesk(browser, editor(), { colorScheme: "dark", viewport: { width: 390, height: 844 } });
  const chloe = await atDesk(browser, chief(), { colorScheme: "dark" });
  const people: People = { reviewer: rana, editor: emre, chief: chloe };
  const noor = await joined(browser, chloe);
  const { account } = await call(noor, "GET", "/api/v1/session");

  // Morning: an English and an Arabic article come in, and the second reviewer takes two claims.
  const [first = "", second = ""] = await claimsOf(rana, article(), 3);
  const arabic = { ...article(), text: `${ARABIC}\n\nيضم سجل المراقبين 214 اسما.`, title: "كوردا", language: "ar" };
  const [third = ""] = await claimsOf(rana, arabic, 1);
  for (const id of [first, third]) {
    const { etag } = await call(noor, "GET", `/api/v1/claims/${id}`);
    await call(noor, "POST", `/api/v1/claims/${id}/review/assign`, {}, etag);
  }

  // She falls ill: the admin notes it and hands her work to her colleague in one act.
  await chloe.goto("/accounts");
  await chloe.getByRole("button", { name: `Actions for ${account.name}` }).click();
  await chloe.getByRole("menuitem", { name: "Away…" }).click();
  const away = chloe.getByRole("dialog", { name: `${account.name} is away` });
  await expect(away.getByText("2 claims in work")).toBeVisible();
  await away.getByLabel("Last day away").fill("2099-03-09");
  await away.getByLabel("Hand over to").selectOption({ label: "Rana Reviewer" });
  await away.getByRole("button", { name: "Note the absence" }).click();
  await expect(away).toBeHidden();
  await rana.goto("/queue?assignee=me");
  for (const id of [first, third]) await expect(rana.locator(`[data-claim-link="${id}"]`)).toBeVisible();
  await rana.goto(`/claims/${third}`);
  await expect(rana.getByRole("heading", { level: 1 })).toHaveCSS("direction", "rtl");

  // Noon: the verdicts are submitted; the editor approves on the phone and holds one back.
  for (const id of [first, third])
    await take(people, id, [
      ["reviewer", "evidence", SOURCE],
      ["reviewer", "verdict/submission", VERDICT],
    ]);
  await take(people, second, [
    ["reviewer", "review/assign"],
    ["reviewer", "evidence", SOURCE],
    ["reviewer", "verdict/submission", VERDICT],
  ]);
  for (const id of [first, second, third]) await take(people, id, [["chief", "verdict/approval"]]);
  await emre.goto(`/claims/${first}`);
  await expect(emre.getByRole("button", { name: "Publish", exact: true })).toBeVisible();
  await expectNarrow(emre);
  await expectAccessible(emre, "an approved claim on a phone in the dark");
  await emre.getByRole("button", { name: "Publish", exact: true }).click();
  const dialog = emre.getByRole("dialog", { name: "Publish this verdict" });
  await dialog.getByRole("radio", { name: /^Not yet/ }).check();
  await dialog.getByLabel("Time", { exact: false }).last().fill("2099-03-04T08:00");
  await dialog.getByRole("button", { name: "Set the embargo" }).click();
  await expect(emre.getByText(/^Embargo until .*2099/)).toBeVisible();
  await emre.getByRole("button", { name: "Lift the embargo" }).click();
  const lifting = emre.getByRole("dialog", { name: "Lift the embargo early" });
  await lifting.getByLabel("Why it no longer applies").fill("The ministry has published the list.");
  await lifting.getByRole("button", { name: "Lift the embargo" }).click();
  await expect(emre.getByRole("button", { name: "Lift the embargo" })).toHaveCount(0);

  // Published too early, taken back, and published.
  const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const publicUrl = async (id: string) => (await call(emre, "GET", `/api/v1/claims/${id}`)).published?.url;
  await startPublishing(emre);
  await emre
    .getByRole("button", { name: /^Take back/ })
    .first()
    .click();
  await expect(emre.getByText("Taken back. The verdict stays approved; nothing was published.")).toBeVisible();
  expect(await publicUrl(first)).toBeUndefined();
  for (const id of [first, second, third]) {
    await emre.goto(`/claims/${id}`);
    await publish(emre);
  }

  // Afternoon, in German: one verdict is corrected, one is retracted.
  await chloe.evaluate(() => localStorage.setItem("claimdesk.language", "de"));
  await chloe.goto(`/claims/${first}`);
  await expect(chloe.locator("html")).toHaveAttribute("lang", "de");
  await expect(chloe.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(chloe, "a published claim in German in the dark");
  const notice = "The register now holds 216 names.";
  await take(people, first, [
    ["editor", "review/assign"],
    [
      "editor",
      "verdict/correction",
      { ...VERDICT, summary: "The register holds 216 names.", class: "correction", notice },
    ],
    ["reviewer", "verdict/approval"],
    ["chief", "verdict/publication"],
  ]);
  await take(people, second, [
    ["editor", "verdict/retraction", { notice: "The register was withdrawn." }],
    ["reviewer", "verdict/approval"],
    ["chief", "verdict/publication"],
  ]);
  await chloe.goto("/editor/corrections");
  await expect(chloe.getByText(notice).first()).toBeVisible();

  // Evening: what readers find.
  await reader.goto((await publicUrl(first)) ?? "");
  await expect(reader.getByText(notice)).toBeVisible();
  await expect(reader.getByText("The register holds 216 names.")).toBeVisible();
  await reader.goto((await publicUrl(second)) ?? "");
  await expect(reader.getByText("The register was withdrawn.")).toBeVisible();
  await expect(reader.getByText("Retracted", { exact: true }).first()).toBeVisible();
  await reader.setViewportSize({ width: 390, height: 844 });
  await reader.goto((await publicUrl(third)) ?? "");
  await expect(reader.getByRole("heading", { level: 1 })).toHaveCSS("direction", "rtl");
  await expectNarrow(reader);

  // And what the log has kept of it.
  const { items } = await call(chloe, "GET", `/api/v1/claims/${first}/history?limit=100`);
  const kinds = items.map(({ kind }: { kind: string }) => kind);
  for (const kind of [
    "publication.embargoed",
    "publication.embargo_lifted",
    "publication.taken_back",
    "verdict.published",
  ])
    expect(kinds).toContain(kind);
  expect(kinds).toContain("verdict.corrected");
  // Nothing is left with who is away.
  const work = await call(chloe, "GET", `/api/v1/accounts/${account.id}/work`);
  expect(work).toEqual({ claims: [], readings: [], scheduled: [] });
});
