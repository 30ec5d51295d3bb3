// Failure messages: every failure leaves a sentence and a next step.
import { expect, type Page } from "@playwright/test";
import { addArticle, atDesk, expectAccessible, openClaim, reviewer, test } from "./desk";

const NOBODY = "00000000-0000-4000-8000-000000000000";

/** What a person reads, and nothing a machine wrote. */
async function expectWords(page: Page) {
  const text = (await page.locator("#root").textContent()) ?? "";
  expect(text.length).toBeGreaterThan(20);
  expect(text).not.toMatch(/<html|<h1|"type":|\/problems\/|\[object|undefined|Unexpected token/);
}

test("lists that cannot be loaded say so, and load when asked again", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  const answers = [
    {
      status: 500,
      contentType: "text/html",
      body: "<html><h1>500 Internal</h1></html>",
      said: /could not do this/,
    },
    {
      status: 503,
      contentType: "application/problem+json",
      headers: { "Retry-After": "30" },
      body: '{"type":"/problems/unavailable","title":"Not available","status":503,"detail":"Down."}',
      said: /busy. Try again in 30 seconds/,
    },
    { status: 200, contentType: "application/json", body: '{"items":[{"id":', said: /cannot be read/ },
    {
      status: 200,
      contentType: "text/html",
      body: "<html>Sign in to the Wi-Fi</html>",
      said: /cannot be read/,
    },
  ];
  for (const { said, ...answer } of answers) {
    await page.route("**/api/v1/claims?*", (route) => route.fulfill(answer));
    await page.goto("/queue");
    const alert = page.getByRole("main").getByRole("alert");
    await expect(alert).toContainText(said);
    await expectWords(page);
    await page.unroute("**/api/v1/claims?*");
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(alert).toBeHidden();
  }
  await page.route("**/api/v1/claims?*", (route) => route.abort());
  await page.goto("/queue");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("The server does not answer.");
  await expectAccessible(page, "a queue that does not load");
});

test("an address of nothing says so and leads back", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  for (const [address, title, way] of [
    [`/claims/${NOBODY}`, "Claim not found", "Go to the queue"],
    ["/claims/not-an-id", "Claim not found", "Go to the queue"],
    [`/articles/${NOBODY}`, "Article not found", "Go to the articles"],
    ["/articles/not-an-id", "Article not found", "Go to the articles"],
    [`/accounts/${NOBODY}`, "Page not found", "Go to the queue"],
    ["/nowhere/at/all", "Page not found", "Go to the queue"],
  ] as const) {
    await page.goto(address);
    await expect(page.getByText(title)).toBeVisible();
    await expectWords(page);
    // What surrounds the page is still there.
    if (!address.startsWith("/nowhere"))
      await expect(page.getByRole("navigation", { name: "Main navigation" })).toBeVisible();
    await expect(page.getByRole("link", { name: way })).toBeVisible();
  }
  await page.getByRole("link", { name: "Go to the queue" }).click();
  await expect(page).toHaveURL(/\/queue/);
});

test("a page that does not arrive offers the new version, and stays within the desk", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await page.route(/\/assets\/published-[^/]+\.js/, (route) => route.fulfill({ status: 404, body: "gone" }));
  await page.getByRole("navigation", { name: "Main navigation" }).getByRole("link", { name: "Published" }).click();
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText("A new version is available");
  await expect(page.getByRole("navigation", { name: "Main navigation" })).toBeVisible();
  await expectAccessible(page, "a new version");
  await page.unroute(/\/assets\/published-[^/]+\.js/);
  await alert.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("heading", { name: "Published" })).toBeVisible();
});

test("a form that does not arrive takes nothing else with it", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await openClaim(page);
  await page.getByRole("button", { name: "Reword" }).click();
  await page.getByRole("textbox", { name: "Statement" }).fill("Half a wor");
  await page.route(/\/assets\/(evidence-form|dismiss-dialog)-[^/]+\.js/, (route) => route.fulfill({ status: 404 }));
  await page.getByRole("button", { name: "Add evidence" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "A new version is available" })).toBeVisible();
  await page.getByRole("button", { name: "Dismiss", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Statement" })).toHaveValue("Half a wor");
});

test("a desk that cannot even start says so", async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  await page.route(/\/assets\/desk-[^/]+\.js/, (route) => route.fulfill({ status: 404 }));
  await page.goto("/queue");
  await expect(page.getByText("If this stays, check the connection and reload the page.")).toBeVisible();
});
