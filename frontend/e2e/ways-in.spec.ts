// Sign-in and confirmation by passkey and by identity provider.
import { expect, type Page } from "@playwright/test";
import { atDesk, chief, editor, expectAccessible, fillSignIn, test } from "./desk";

/** A device that recognises its holder, in this browser. */
async function withDevice(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  const recognises = (isUserVerified: boolean) =>
    session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
  return { recognises };
}

async function leave(page: Page) {
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
}

// threat A28
test("a passkey signs in and confirms, once for each question, and no more when it is removed", async ({ browser }) => {
  const page = await atDesk(browser, editor());
  await withDevice(page);
  await page.goto("/me");
  await page.getByLabel("Device name").fill("Test laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("Passkey added.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Passkeys" }).getByText("Test laptop")).toBeVisible();
  await expectAccessible(page, "one's account with a passkey");
  // The device holds one already.
  await page.getByLabel("Device name").fill("Again");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("This device already has a passkey for you.")).toBeVisible();
  await leave(page);

  const overheard = { data: "", headers: { cookie: "", "content-type": "application/json" } };
  await page.exposeFunction("overhear", (body: string) => {
    overheard.data = body;
  });
  // A request's body can be read only where it is made.
  await page.evaluate(() => {
    const send = globalThis.fetch;
    globalThis.fetch = async (request, ...rest) => {
      if (request instanceof Request && request.url.endsWith("/session/passkey"))
        await Reflect.get(globalThis, "overhear")(await request.clone().text());
      return send(request, ...rest);
    };
  });
  const answered = page.waitForRequest((request) => request.url().endsWith("/api/v1/session/passkey"));
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL(/\/queue/);
  overheard.headers.cookie = (await (await answered).allHeaders()).cookie ?? "";
  expect(overheard.data).toContain("signature");
  expect(overheard.headers.cookie).toContain("claimdesk-challenge=");
  await page.goto("/me");
  await expect(page.getByText("with a passkey").first()).toBeVisible();

  // What was overheard is worth nothing: not with its question, and not with another one.
  const thief = await browser.newContext();
  const replayed = await thief.request.post("/api/v1/session/passkey", overheard);
  expect(replayed.status()).toBe(401);
  const question = await thief.request.post("/api/v1/session/passkey/question");
  overheard.headers.cookie = (question.headers()["set-cookie"] ?? "").split(";")[0] ?? "";
  const another = await thief.request.post("/api/v1/session/passkey", overheard);
  expect(another.status()).toBe(401);

  const confirmed = await page.evaluate(async () => {
    const question = await fetch(`${window.basePath}/api/v1/session/passkey/question`, { method: "POST" });
    const { options } = await question.json();
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    const credential = await navigator.credentials.get({ publicKey });
    const body = JSON.stringify({ credential });
    const headers = { "content-type": "application/json" };
    return (await fetch(`${window.basePath}/api/v1/me/confirmation/passkey`, { method: "POST", headers, body })).status;
  });
  expect(confirmed).toBe(204);

  await page.getByRole("button", { name: "Remove Test laptop" }).click();
  await expect(page.getByText("“Test laptop” was removed.")).toBeVisible();
  await leave(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByText(/This device's passkey is not known here/)).toBeVisible();
});

// threat A28
test("a device that does not recognise its holder lets nobody in", async ({ browser }) => {
  const page = await atDesk(browser, chief());
  const device = await withDevice(page);
  await page.goto("/me");
  await page.getByLabel("Device name").fill("Found phone");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("Passkey added.")).toBeVisible();
  await leave(page);
  await device.recognises(false);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByText(/The device did not sign you in/)).toBeVisible();
  await device.recognises(true);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL(/\/queue/);
});

/** To the identity provider and back: the typed name is the person. */
async function comesAs(page: Page, name: string) {
  await page.goto("/articles");
  await page.getByRole("link", { name: "Sign in with Newsroom ID" }).click();
  await typeThere(page, name);
}

async function typeThere(page: Page, name: string) {
  await page.getByPlaceholder("Enter any login").fill(name);
  await page.getByPlaceholder("and password").fill("anything");
  await page.getByRole("button", { name: "Sign-in" }).click();
  // The provider asks once whether it may tell us.
  const agree = page.getByRole("button", { name: "Continue" });
  await agree
    .or(page.getByRole("heading", { level: 1 }))
    .first()
    .waitFor();
  if (await agree.isVisible()) await agree.click();
}

test("the identity provider signs in with the role that it names, and confirms", async ({ page }) => {
  const name = `admin-${Date.now()}`;
  await comesAs(page, name);
  await expect(page).toHaveURL(/\/articles/);
  await expect(page.getByRole("button", { name: `Account: ${name} of the provider` })).toBeVisible();
  await page.getByRole("button", { name: "Admin", exact: true }).click();
  await page.getByRole("menuitem", { name: "Accounts" }).click();
  await page.getByRole("textbox", { name: "E-mail" }).fill(`${name}@invited.example`);
  await page.goto("/me");
  await expect(page.getByText("by single sign-on").first()).toBeVisible();

  // Somebody else confirms there than sits here.
  await page.goto("/api/v1/me/confirmation/single-sign-on?to=/accounts");
  await typeThere(page, `editor-${Date.now()}`);
  await expect(page).toHaveURL(/\/sign-in\?refused=another/);
  await expect(page.getByText(/A different person signed in/)).toBeVisible();
  await page.goto("/api/v1/me/confirmation/single-sign-on?to=/accounts");
  await typeThere(page, name);
  await expect(page).toHaveURL(/\/accounts/);
});

test("whom the provider gives no role is told so, and the sign-in page stays usable", async ({ page }) => {
  await comesAs(page, `visitor-${Date.now()}`);
  await expect(page.getByText(/assigns you no role in Claimdesk/)).toBeVisible();
  await expectAccessible(page, "a refused sign-in");
  await fillSignIn(page, editor());
  await expect(page).toHaveURL(/\/queue/);
});
