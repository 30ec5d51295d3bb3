// Helpers of the end-to-end tests: accounts, sign-in, sample articles.
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContext, test as base, expect, type Locator, type Page } from "@playwright/test";

type Person = { email: string; password: string };

export const reviewer = () => person("E2E_REVIEWER");
export const editor = () => person("E2E_EDITOR");
export const chief = () => person("E2E_CHIEF");

function person(variable: string): Person {
  const [, email, password] = /^([^:]+):(.+)$/.exec(process.env[variable] ?? "") ?? [];
  if (!email || !password)
    throw new Error(`Set ${variable} to "email:password" of an account on the server under test.`);
  return { email, password };
}

/** The path of the server under test, empty if it has none (E2E_PATH of scripts/e2e.sh). */
export const basePath = new URL(process.env.E2E_URL ?? "http://localhost").pathname.replace(/\/$/, "");

/** A path of the server as browsers ask for it. */
export const below = (path: string) =>
  path.startsWith("/") && !path.startsWith(`${basePath}/`) ? basePath + path : path;

declare global {
  interface Window {
    /** The path of the server under test, for what tests ask from within a page. */
    basePath: string;
  }
}

/** Tests write paths without the path of the server: pages and requests of the context put it in front. */
async function rooted(context: BrowserContext): Promise<BrowserContext> {
  await context.addInitScript((path) => {
    window.basePath = path;
  }, basePath);
  context.on("page", (page) => {
    const goto = page.goto.bind(page);
    page.goto = (url, options) => goto(below(url), options);
  });
  const fetch = context.request.fetch.bind(context.request);
  context.request.fetch = (asked, options) => fetch(typeof asked === "string" ? below(asked) : asked, options);
  return context;
}

/** A test that closes its pages at the end: an open dashboard keeps listening and slows the next test. */
export const test = base.extend<{ closing: undefined }, { browser: Browser }>({
  browser: [
    async ({ browser }, use) => {
      const open = browser.newContext.bind(browser);
      browser.newContext = async (options) => rooted(await open(options));
      await use(browser);
    },
    { scope: "worker" },
  ],
  closing: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});

/** Ends the server as an update does, until what is handed back is called. */
export function stopServer(): () => void {
  const place = process.env.E2E_PLACE;
  if (!place) throw new Error("Set E2E_PLACE to where the server under test keeps server.pid.");
  writeFileSync(`${place}/stopped`, "");
  process.kill(Number(readFileSync(`${place}/server.pid`, "utf8")), "SIGTERM");
  return () => {
    if (existsSync(`${place}/stopped`)) renameSync(`${place}/stopped`, `${place}/again`);
  };
}

export async function fillSignIn(page: Page, { email, password }: Person) {
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** A browser of one's own, signed in. */
export async function atDesk(
  browser: Browser,
  who: Person,
  { newcomer = false, ...options }: Parameters<Browser["newContext"]>[0] & { newcomer?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  // The tour counts as seen unless a test is about newcomers.
  if (!newcomer)
    await context.addInitScript(() => {
      for (const sight of ["tour", "first-steps"]) localStorage.setItem(`claimdesk.seen.${sight}`, "1");
    });
  // By the API: the form has its own tests.
  const answer = await context.request.post("/api/v1/session", { data: who });
  expect(answer.ok(), await answer.text()).toBe(true);
  const page = await context.newPage();
  await page.goto("/queue");
  await expect(page.getByRole("navigation", { name: "Main navigation" })).toBeVisible();
  return page;
}

const QUOTE = "At least 214 people, among them 31 children, were killed in the shelling of Korda on 19 February 2026";

const CASUALTIES = "214 people";

/** An invented article; the address makes each one new. */
export function article() {
  return {
    title: "Bridge at Sarnu reopens as both sides trade accusations",
    outlet: "Velka Daily",
    url: `https://velkadaily.example/sarnu-${Date.now()}-${Math.floor(Math.random() * 1e6)}`,
    byline: "Marta Olin",
    published_at: "2026-03-17",
    language: "en",
    text: [
      "The border post at Sarnu Bridge reopened to civilian traffic on 12 March 2026, nine days after the Treaty of Ostrava Lake took effect, the Velkan interior ministry said on Tuesday.",
      `“${QUOTE},” said Irena Malko, the ministry’s spokesperson. She added that a further 1,900 residents had fled across the river into Tarsia.`,
      "Under the ceasefire agreement, both sides must withdraw heavy artillery to at least 30 kilometres from the line of contact by 1 April 2026.",
      "Observers recorded 17 violations of the ceasefire in its first week, down from 63 in the week before it was signed 🏛.",
    ].join("\n\n"),
  };
}

/** Pastes an article through the form and waits until its claims have appeared by themselves. */
export async function addArticle(page: Page, about = article(), words = CASUALTIES): Promise<string> {
  await page.goto("/articles");
  await page.getByRole("link", { name: "Add an article" }).first().click();
  await page.getByLabel("Text", { exact: false }).first().fill(about.text);
  await page.getByLabel("Title").fill(about.title);
  await page.getByLabel("Outlet").fill(about.outlet);
  await page.getByLabel("Address").fill(about.url);
  await page.getByLabel("By-line").fill(about.byline);
  await page.getByLabel("Published on").fill(about.published_at);
  await page.getByLabel("Language").fill(about.language);
  await page.getByRole("button", { name: "Add and find claims" }).click();
  await page.waitForURL(/\/articles\/[0-9a-f-]{36}/);
  await expect(mark(page, words)).toBeVisible();
  return new URL(page.url()).pathname.slice(basePath.length);
}

/** The claim with these words, in the text: the casualty claim of the article if not said otherwise. */
export function mark(page: Page, words = CASUALTIES) {
  return page.locator("mark[data-claim]", { hasText: words }).first();
}

export async function openClaim(page: Page, words = CASUALTIES) {
  await mark(page, words).click();
  await expect(page).toHaveURL(/claim=/);
  await expect(page.getByRole("region", { name: "Claim", exact: true })).toBeVisible();
}

/** Takes the open claim, finds a source and submits a verdict about it; the claim's own address. */
export async function submitVerdict(page: Page, rating: string, summary: string): Promise<string> {
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
  await page.getByRole("radio", { name: rating, exact: true }).check({ force: true });
  await page.getByLabel("Summary").fill(summary);
  await page.getByLabel("Rationale").fill("It lists **214 names**.");
  await page.getByRole("button", { name: "Submit for approval" }).click();
  await expect(page.getByText("Submitted", { exact: true }).first()).toBeVisible();
  return `/claims/${new URL(page.url()).searchParams.get("claim")}`;
}

/** Pastes text onto what is found, once it stands on the page. */
export async function paste(onto: Locator, text: string) {
  await onto.evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** Nothing has to be pushed sideways to be read, as soon as the page has taken its new width. */
export async function expectNarrow(page: Page) {
  const over = () =>
    page.evaluate(() => {
      const main = document.getElementById("main") ?? document.documentElement;
      const wide = Math.max(main.scrollWidth, document.documentElement.scrollWidth);
      return wide - document.documentElement.clientWidth;
    });
  await expect.poll(over).toBeLessThanOrEqual(0);
  await expectStill(page);
}

/** Only parts of the dashboard scroll, never the whole with its bar. */
export async function expectStill(page: Page) {
  const beyond = () =>
    page.evaluate(() => {
      const { scrollHeight, clientHeight } = document.documentElement;
      return document.getElementById("main") ? scrollHeight - clientHeight : 0;
    });
  await expect.poll(beyond).toBeLessThanOrEqual(0);
}

/** No accessibility violation on what is shown now. */
export async function expectAccessible(page: Page, where: string) {
  // axe would wait for its script in a frame whose sandbox runs none.
  // Its "legacy mode" reads no frames of other sites, of which there are none, and needs no second page for its report.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude("iframe[sandbox]").analyze();
  const told = violations.map((violation) => ({
    rule: violation.id,
    help: violation.help,
    at: violation.nodes.slice(0, 3).map((node) => `${node.target.join(" ")} ${node.failureSummary ?? ""}`),
  }));
  expect(told, where).toEqual([]);
}
