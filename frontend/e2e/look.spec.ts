// Look and language of public pages: chosen with a preview, read without scripts in German and Arabic.
import { type Browser, expect, type Page } from "@playwright/test";
import {
  addArticle,
  atDesk,
  chief,
  editor,
  expectAccessible,
  expectNarrow,
  openClaim,
  reviewer,
  submitVerdict,
  test,
} from "./desk";
import { call, publish } from "./verdicts";

const SHOTS = process.env.E2E_SHOTS;

async function withoutScripts(browser: Browser): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false })).newPage();
}

/** Changes the newsroom's publishing rules by the API; settings of other parts stay. */
async function setRules(page: Page, rules: object) {
  const { etag, review, security, publishing } = await call(page, "GET", "/api/v1/settings");
  await call(page, "PUT", "/api/v1/settings", { review, security, publishing: { ...publishing, ...rules } }, etag);
}

/** Looks at public pages as people do who have scripts, which axe needs: light and dark, wide and narrow. */
async function lookAt(browser: Browser, name: string, addresses: Record<string, string>) {
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await (await browser.newContext({ colorScheme })).newPage();
    for (const [what, address] of Object.entries(addresses)) {
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(address);
        await expectNarrow(page);
        if (SHOTS)
          await page.screenshot({ path: `${SHOTS}/${name}-${what}-${colorScheme}-${width}.png`, fullPage: true });
      }
      await expectAccessible(page, `${name}, ${address}, ${colorScheme}`);
    }
    await page.context().close();
  }
}

/** Publishes a verdict on the topic; the claim's id. */
async function publishOn(browser: Browser, topic: string) {
  const author = await atDesk(browser, reviewer());
  await addArticle(author);
  await openClaim(author);
  const address = await submitVerdict(author, "Mostly true", "The register holds 214 names.");
  const id = address.replace("/claims/", "");
  const page = await atDesk(browser, editor());
  const { etag } = await call(page, "GET", `/api/v1/claims/${id}`);
  await call(page, "PATCH", `/api/v1/claims/${id}/review`, { topics: [topic] }, etag);
  await page.goto(address);
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByText("Approved", { exact: true }).first()).toBeVisible();
  await publish(page);
  await expect(page.getByRole("link", { name: "Public page" })).toBeVisible();
}

test("a look is chosen with a preview, and an unreadable colour is refused", async ({ browser }) => {
  const page = await atDesk(browser, chief());
  await page.goto("/settings");
  try {
    const frame = page.frameLocator("iframe[title='Preview of the public page']");
    await expect(frame.getByRole("heading", { level: 1 })).toContainText("Fact checks by");
    await page.getByLabel("Language of public pages").selectOption("German");
    await expect(frame.getByRole("heading", { level: 1 })).toContainText("Faktenchecks von");
    const accent = page.getByLabel("Colour of links and buttons", { exact: true });
    await accent.fill("#ff8800");
    await expect(page.getByRole("alert").filter({ hasText: "2.25:1" })).toBeVisible();
    await accent.fill("#8c1f1f");
    await expect(page.getByRole("alert").filter({ hasText: "2.25:1" })).toHaveCount(0);
    const link = frame.getByRole("link", { name: "Alle Faktenchecks" }).first();
    await expect(link).toHaveCSS("color", "rgb(140, 31, 31)");
    await page.getByLabel("Scheme").selectOption("Dark");
    await expect(frame.locator("body")).toHaveCSS("background-color", "rgb(26, 25, 23)");
    await page.getByLabel("Colour of the header", { exact: true }).fill("#102030");
    const links = page.getByRole("group", { name: "Links in the header" });
    await links.getByRole("button", { name: "Add a link" }).click();
    await links.getByLabel("Words").fill("Politik");
    await links.getByLabel("Address").fill("https://karvia.example/politik");
    await expect(frame.getByRole("link", { name: "Politik" })).toBeVisible();
    await expectAccessible(page, "the look with its preview");
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/settings.png`, fullPage: true });
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNarrow(page);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved. The new settings apply from now on.")).toBeVisible();
    const reader = await withoutScripts(browser);
    await reader.goto("/verdicts");
    await expect(reader.getByRole("link", { name: "Politik" })).toBeVisible();
    await lookAt(browser, "own-look", { front: "/", archive: "/verdicts" });
  } finally {
    await setRules(page, { language: "en", look: {} });
  }
});

for (const { language, words } of [
  {
    language: "de",
    words: {
      all: "Alle Faktenchecks",
      more: "Weitere Filter",
      topic: "Thema",
      apply: "Anwenden",
      report: "Fehler melden",
      what: "Was ist falsch",
      send: "Hinweis senden",
      thanks: "Vielen Dank.",
    },
  },
  {
    language: "ar",
    words: {
      all: "كل التحققات",
      more: "شروط أخرى",
      topic: "الموضوع",
      apply: "تطبيق",
      report: "أبلغ عن خطأ",
      what: "ما الخطأ",
      send: "أرسل البلاغ",
      thanks: "شكرًا لك.",
    },
  },
]) {
  test(`a reader without scripts finds a verdict by topic and reports an error in ${language}`, async ({ browser }) => {
    const topic = `topic ${Date.now()}`;
    await publishOn(browser, topic);
    const page = await atDesk(browser, chief());
    try {
      await setRules(page, { language, zone: "Europe/Berlin" });
      const reader = await withoutScripts(browser);
      await reader.goto("/");
      await reader.getByRole("banner").getByRole("link", { name: words.all }).click();
      await reader.getByText(words.more).click();
      await reader.getByLabel(words.topic).fill(topic);
      await reader.getByRole("button", { name: words.apply }).click();
      await reader.getByRole("listitem").getByRole("heading", { level: 3 }).getByRole("link").click();
      await expect(reader.getByRole("main")).toContainText("The register holds 214 names.");
      const verdict = reader.url();
      await reader.getByRole("link", { name: words.report }).click();
      await reader.getByLabel(words.what).fill(`${topic}: page 4 says 213.`);
      await reader.getByRole("button", { name: words.send }).click();
      await expect(reader.getByRole("main")).toContainText(words.thanks);
      const pages = {
        front: "/",
        archive: "/verdicts",
        verdict,
        report: reader.url(),
        ask: "/ask",
        corrections: "/corrections",
        missing: "/verdicts/none",
      };
      await lookAt(browser, language, pages);
    } finally {
      await setRules(page, { language: "en", zone: "UTC" });
    }
  });
}
