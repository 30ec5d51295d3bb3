// Screenshots of a newsroom at work; all sample articles are invented.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Browser, expect, type Page } from "@playwright/test";
import { atDesk, chief, editor, reviewer, test } from "../e2e/desk";

let endpoints = "/endpoints";
const FOLDER = join(import.meta.dirname, "../../docs/screenshots");
const DEAD = "At least 214 people";
const HOWITZERS = "60 howitzers";
const LATE = "opened on 9 March";
const TOLL = "131 people lost their lives";
const VIOLATIONS = "27 violations";
const CROSSED = "more than 3,400 people";

type Source = {
  stance?: "Refutes" | "Context";
  url: string;
  title: string;
  publisher: string;
  excerpt: string;
};

test("the desk in pictures", async ({ browser }) => {
  const ines = await atDesk(browser, reviewer());
  const tomas = await atDesk(browser, editor());
  await work(ines, tomas);
  await administer(await atDesk(browser, chief()));
  for (const colorScheme of ["light", "dark"] as const) await takeDesk(browser, colorScheme);
  await takePhone(browser);
});

/** Two people go about their day. */
async function work(ines: Page, tomas: Page) {
  await take(ines, DEAD);
  await reword(ines, "At least 214 people were killed in the Sarn valley between 2 and 8 March 2026.");
  await addEvidence(ines, {
    url: "https://health.orvale.example/bulletins/2026-03-11",
    title: "Bulletin of 11 March: deaths by district",
    publisher: "Health ministry of Orvale",
    excerpt: "Between 2 and 8 March the hospitals and district offices recorded 214 deaths.",
  });
  await addEvidence(ines, {
    stance: "Context",
    url: "https://monitors.example/reports/first",
    title: "First report of the monitoring mission",
    publisher: "Port Lenn monitors",
    excerpt: "Hospitals on both banks gave the mission lists with 178 names in all.",
  });
  await addEvidence(ines, {
    stance: "Refutes",
    url: "https://stats.tesmar.example/war/final-week",
    title: "Losses of the final week",
    publisher: "Tesmari statistics office",
    excerpt: "131 people lost their lives in the final week before the truce.",
  });
  await submit(ines, {
    rating: "Half true",
    summary:
      "The ministry did report 214 deaths, but only 178 names are on the hospitals’ lists, and the other side counts 131.",
    rationale:
      "The bulletin of the ministry gives **214 deaths** for the week.\n\n- The monitors hold lists from both banks with *178 names* and could not confirm more.\n- The statistics office in Tesmar counts 131, without the eastern villages.\n\nUntil the lists are joined, no total is certain.",
  });
  await open(tomas, DEAD, "Verdict");
  await approveAndPublish(tomas);

  await take(ines, CROSSED);
  await addEvidence(ines, {
    url: "https://monitors.example/crossings/2026-03",
    title: "Crossings at the Anlis bridge, March",
    publisher: "Port Lenn monitors",
    excerpt: "3,412 people on foot between 6 and 14 March, in both directions.",
  });
  await submit(ines, {
    rating: "True",
    summary: "The mission’s own count gives 3,412 people.",
    rationale: "The table of the mission lists each day; the sum is 3,412.",
  });
  await open(tomas, CROSSED, "Verdict");
  await approveAndPublish(tomas);

  await take(ines, TOLL);
  await addEvidence(ines, {
    url: "https://stats.tesmar.example/war/final-week",
    title: "Losses of the final week",
    publisher: "Tesmari statistics office",
    excerpt: "131 people lost their lives in the final week before the truce.",
  });
  await submit(ines, {
    rating: "Missing context",
    summary: "The figure leaves out the eastern villages, which the office could not reach.",
    rationale: "The note under the table says so; the hospitals of both banks list 178 names.",
  });
  await open(tomas, TOLL, "Verdict");
  await approveAndPublish(tomas);

  await take(ines, LATE);
  await addEvidence(ines, {
    stance: "Refutes",
    url: "https://monitors.example/reports/first",
    title: "First report of the monitoring mission",
    publisher: "Port Lenn monitors",
    excerpt: "The checkpoint has been open since the afternoon of 6 March; vehicles could cross from 9 March.",
  });
  await submit(ines, {
    rating: "Mostly false",
    summary: "The checkpoint opened on 6 March; only vehicles had to wait until 9 March.",
    rationale: "The first report of the monitors gives both days.",
  });
  await open(tomas, LATE, "Verdict");
  await tomas.getByRole("button", { name: "Return", exact: true }).click();
  const dialog = tomas.getByRole("dialog", { name: "Return this verdict" });
  await dialog.getByLabel("What is missing?").fill("Needs a second source for the mines");
  await dialog.getByRole("button", { name: "Return" }).click();
  await expect(tomas.getByRole("region", { name: "Review" }).getByText("In review", { exact: true })).toBeVisible();

  await take(ines, VIOLATIONS);
  await addEvidence(ines, {
    url: "https://monitors.example/reports/first",
    title: "First report of the monitoring mission",
    publisher: "Port Lenn monitors",
    excerpt: "27 violations in ten days: 16 by Tesmar, 11 by Orvale.",
  });
  await submit(ines, {
    rating: "True",
    summary: "The report gives exactly these figures.",
    rationale: "Table 2 of the report.",
  });

  await take(tomas, HOWITZERS);
  await addEvidence(tomas, {
    url: "https://army.orvale.example/statements/14",
    title: "Statement on the eastern ridge",
    publisher: "Orvalian army",
    excerpt: "Sixty howitzers were seen on the road to the ridge since Friday.",
  });
  await addEvidence(tomas, {
    stance: "Refutes",
    url: "https://monitors.example/daily/2026-03-11",
    title: "Daily note of 11 March",
    publisher: "Port Lenn monitors",
    excerpt: "No howitzers were seen on the ridge. Two villages could not be visited.",
  });

  await take(ines, "310 million crowns");
  await take(ines, "15 kilometres from the river");
  await take(tomas, "Around 48,000 people");
  await open(tomas, "84 prisoners");
  await tomas.getByRole("button", { name: "Assign to…" }).click();
  await tomas.getByRole("menuitem", { name: "Jonas Feld" }).click();
  await expect(tomas.getByText(/In work by Jonas/)).toBeVisible();
}

async function takeDesk(browser: Browser, colorScheme: "light" | "dark") {
  const page = await atDesk(browser, editor(), { colorScheme, viewport: { width: 1440, height: 900 } });
  const shoot = async (name: string) => {
    await quiet(page);
    await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`) });
  };
  await page.goto("/queue?state=all");
  await expect(page.getByRole("row").nth(12)).toBeVisible();
  await shoot("queue");

  await open(page, HOWITZERS);
  await expect(page.getByRole("link", { name: /Daily note/ })).toBeVisible();
  await shoot("reader");

  await open(page, "At least 214 people were killed in the Sarn valley");
  await page.getByRole("link", { name: "Open the claim file" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: "Public page" })).toBeVisible();
  await shoot("claim");
  const address = await page.getByRole("link", { name: "Public page" }).getAttribute("href");

  await open(page, TOLL, "Related");
  const related = page.getByRole("region", { name: "Related claims" });
  await expect(related.getByRole("table").first()).toBeVisible();
  await related.evaluate((region) => region.scrollIntoView());
  await shoot("related");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Search or run a command" }).fill("truce");
  await expect(page.getByRole("option").nth(2)).toBeVisible();
  await shoot("palette");
  await page.keyboard.press("Escape");

  await page.goto("/editor");
  await expect(page.getByText("27 violations").first()).toBeVisible();
  await shoot("editor");

  await open(page, LATE, "History");
  await expect(page.getByText("returned the verdict").first()).toBeVisible();
  await shoot("history");

  await page.goto("/insights");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("table").first()).toBeVisible();
  await shoot("insights");
  await takeInbox(browser, colorScheme);
  await takeConflict(browser, colorScheme);
  await takeAdmin(browser, colorScheme);

  await page.goto("/published");
  await expect(page.getByRole("link", { name: /^Public page/ })).toHaveCount(3);
  await shoot("published");
  await page.getByRole("button", { name: "Build a feed" }).click();
  await expect(page.getByRole("region", { name: "Feeds" }).getByRole("listitem")).toHaveCount(3);
  await shoot("feeds");

  await open(page, VIOLATIONS, "Verdict");
  await page.getByRole("button", { name: "Preview all outputs" }).first().click();
  await page.getByRole("tab", { name: "Card" }).click();
  const card = page.getByRole("img", { name: /27 violations/ });
  await expect.poll(() => card.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1200);
  await shoot("outputs");

  await page.goto(address ?? "");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await shoot("public-page");
  // Without a session: the front page is for readers.
  await page.context().clearCookies();
  await page.goto("/");
  await expect(page.getByRole("link", { name: "Newsroom sign-in" })).toBeVisible();
  await shoot("front-page");
  await page.context().close();
}

/** An admin asks somebody to join and lets a program in. */
async function administer(page: Page) {
  await page.goto("/accounts");
  await page.getByRole("textbox", { name: "E-mail" }).fill("lena.ostrow@desk.example");
  await page.getByRole("textbox", { name: "Name" }).fill("Lena Ostrow");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.getByText("Invitation link for Lena Ostrow")).toBeVisible();
  await page.goto("/me");
  await page.getByLabel("Purpose").fill("Mirror of the feeds");
  await page.getByRole("button", { name: "Create token" }).click();
  await expect(page.getByText("The token “Mirror of the feeds”")).toBeVisible();
  await connect(page);
}

/** An endpoint of the website, with its deliveries. */
async function connect(page: Page) {
  const program = createServer((_request, response) => response.writeHead(204).end());
  await new Promise<void>((ready) => program.listen(0, "127.0.0.1", () => ready()));
  program.unref();
  const { port } = program.address() as AddressInfo;
  await page.goto("/endpoints");
  await page.getByRole("button", { name: "Add an endpoint" }).click();
  const form = page.getByRole("form", { name: "New endpoint" });
  await form.getByLabel("Address").fill(`http://127.0.0.1:${port}/claimdesk`);
  await form.getByLabel("Purpose").fill("The website");
  await form.getByRole("button", { name: "Add the endpoint" }).click();
  const entry = page.getByRole("article");
  await entry.getByRole("button", { name: "Send test message" }).click();
  await expect(entry.getByText("Active", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "I have saved it" }).click();
  await entry.getByRole("button", { name: /Actions for/ }).click();
  await page.getByRole("menuitem", { name: "Replay events…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("From").fill("2020-01-01T00:00");
  await dialog.getByRole("button", { name: "Send again" }).click();
  await entry.getByRole("button", { name: "Messages" }).click();
  await expect(entry.getByText(/Verdict published/).first()).toBeVisible();
  await expect(entry.getByText("Arrived").first()).toBeVisible({ timeout: 20_000 });
  endpoints = page.url().replace(/^https?:\/\/[^/]+/, "");
}

async function takeAdmin(browser: Browser, colorScheme: "light" | "dark") {
  const page = await atDesk(browser, chief(), { colorScheme, viewport: { width: 1440, height: 900 } });
  for (const [address, name, sign] of [
    ["/accounts", "accounts", "lena.ostrow@desk.example"],
    ["/me", "account", "Mirror of the feeds"],
    ["/log", "audit", "created an API token"],
    [endpoints, "endpoints", "Verdict published"],
    ["/health", "health", "Last back-up"],
    ["/ratings", "ratings", "Mostly true"],
  ] as const) {
    await page.goto(address);
    await expect(page.getByText(sign).first()).toBeVisible();
    await quiet(page);
    await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`), fullPage: name === "account" });
  }
  await page.context().close();
}

async function takeInbox(browser: Browser, colorScheme: "light" | "dark") {
  const page = await atDesk(browser, reviewer(), { colorScheme, viewport: { width: 1440, height: 900 } });
  await page.goto("/inbox");
  await expect(page.getByText("returned your verdict").first()).toBeVisible();
  await quiet(page);
  await page.screenshot({ path: join(FOLDER, `inbox-${colorScheme}.png`) });
  await page.context().close();
}

/** Two people reword one claim; the second sees both wordings and decides. */
async function takeConflict(browser: Browser, colorScheme: "light" | "dark") {
  const size = { colorScheme, viewport: { width: 1440, height: 900 } };
  const ines = await atDesk(browser, reviewer(), size);
  const tomas = await atDesk(browser, editor(), size);
  for (const page of [ines, tomas]) {
    await open(page, "310 million crowns");
    await page.getByRole("button", { name: "Reword" }).click();
  }
  // The wordings of the second picture must not be those of the first.
  const year = colorScheme === "light" ? "in the first year" : "by March 2026";
  const asked = `Tesmar spent 310 million crowns on the war ${year}, a third of its budget.`;
  await tomas.getByRole("textbox", { name: "Statement" }).fill(asked);
  await tomas.getByRole("button", { name: "Save the wording" }).click();
  await expect(tomas.getByRole("heading", { name: asked })).toBeVisible();
  const counted = `Tesmar spent 310 million crowns on the war ${year}, the finance minister says.`;
  await ines.getByRole("textbox", { name: "Statement" }).fill(counted);
  await ines.getByRole("button", { name: "Save the wording" }).click();
  await expect(ines.getByRole("dialog")).toContainText(asked);
  await quiet(ines);
  await ines.screenshot({ path: join(FOLDER, `conflict-${colorScheme}.png`) });
  await ines.context().close();
  await tomas.context().close();
}

async function takePhone(browser: Browser) {
  const page = await atDesk(browser, editor(), {
    colorScheme: "light",
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await page.goto("/articles");
  await page.getByRole("link", { name: /counts its dead/ }).tap();
  await expect(page.locator("mark[data-claim]").first()).toBeVisible();
  await quiet(page);
  await page.screenshot({ path: join(FOLDER, "reader-phone.png") });
}

/** Fonts are there, nothing is said in a corner, nothing is under the pointer or has the focus. */
async function quiet(page: Page) {
  await page.mouse.move(0, 0);
  await page.evaluate(async () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await document.fonts.ready;
  });
}

async function open(page: Page, words: string, tab = "Evidence") {
  await page.goto("/queue?state=all");
  await page.locator("[data-claim-link]", { hasText: words }).first().click();
  await expect(page.getByRole("region", { name: "Claim", exact: true })).toBeVisible();
  await page.getByRole("tab", { name: new RegExp(tab) }).click();
}

async function take(page: Page, words: string) {
  await open(page, words);
  await page.getByRole("button", { name: "Assign to me" }).first().click();
  await expect(page.getByText(/In work by you/)).toBeVisible();
}

async function reword(page: Page, statement: string) {
  await page.getByRole("button", { name: "Reword" }).click();
  await page.getByRole("textbox", { name: "Statement" }).fill(statement);
  await page.getByLabel("Reason").fill("Names the place and the week");
  await page.getByRole("button", { name: "Save the wording" }).click();
  await expect(page.getByRole("heading", { name: statement })).toBeVisible();
}

async function addEvidence(page: Page, source: Source) {
  await page.getByRole("button", { name: "Add evidence" }).click();
  const form = page.getByRole("form", { name: "Add evidence" });
  await form.getByText(source.stance ?? "Supports", { exact: true }).click();
  await form.getByLabel("Address").fill(source.url);
  await form.getByLabel("Title").fill(source.title);
  await form.getByLabel("Publisher").fill(source.publisher);
  await form.getByLabel("Published on").fill("2026-03-14");
  await form.getByLabel("Excerpt").fill(source.excerpt);
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(form).toBeHidden();
}

async function submit(page: Page, verdict: { rating: string; summary: string; rationale: string }) {
  await page.getByRole("tab", { name: "Verdict" }).click();
  await page.getByRole("radio", { name: verdict.rating, exact: true }).check({ force: true });
  await page.getByLabel("Summary").fill(verdict.summary);
  await page.getByLabel("Rationale").fill(verdict.rationale);
  await page.getByRole("button", { name: "Submit for approval" }).click();
  await expect(page.getByRole("region", { name: "Review" }).getByText("Submitted", { exact: true })).toBeVisible();
}

async function approveAndPublish(page: Page) {
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByRole("link", { name: "Public page" })).toBeVisible({ timeout: 20_000 });
}
