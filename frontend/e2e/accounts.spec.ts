// Accounts: invite, change role, reset a password, deactivate, tokens.
import { createHmac } from "node:crypto";
import { expect } from "@playwright/test";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { atDesk, below, chief, expectAccessible, fillSignIn, reviewer, test } from "./desk";

test("somebody joins by a link, becomes an editor, forgets the password and leaves", async ({ browser }) => {
  const admin = await atDesk(browser, chief());
  const email = `ada-${Date.now()}@e2e.example`;
  await admin.getByRole("button", { name: "Admin", exact: true }).click();
  await admin.getByRole("menuitem", { name: "Accounts" }).click();
  await admin.getByRole("textbox", { name: "E-mail" }).fill(email);
  await admin.getByRole("textbox", { name: "Name" }).fill("Ada Novak");
  await admin.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(admin.getByText("Invitation link for Ada Novak")).toBeVisible();
  const link = (await admin.locator("code").textContent()) ?? "";
  await expectAccessible(admin, "the accounts");

  const ada = await (await browser.newContext()).newPage();
  await ada.goto(link);
  await expect(ada.getByText(email)).toBeVisible();
  await expectAccessible(ada, "joining");
  const password = ada.getByLabel("Your password", { exact: true });
  await password.fill("ada-novak-1");
  await ada.getByRole("button", { name: "Join" }).click();
  await expect(ada.getByText(/a name that others know/)).toBeVisible();
  await password.fill("kettle orbit marble fjord");
  await ada.getByRole("button", { name: "Join" }).click();
  const signIn = async (words: string) => {
    await ada.getByRole("textbox", { name: "E-mail" }).fill(email);
    await ada.getByLabel("Password", { exact: true }).fill(words);
    await ada.getByRole("button", { name: "Sign in", exact: true }).click();
  };
  await signIn("kettle orbit marble fjord");
  await expect(ada).toHaveURL(/\/queue/);
  const again = await (await browser.newContext()).newPage();
  await again.goto(link);
  await expect(again.getByText("This link does not work")).toBeVisible();

  // Another role: she signs in again, and is what she was made.
  const doToAda = async (what: string) => {
    await admin.reload();
    const row = admin.getByRole("row", { name: new RegExp(email) });
    await row.getByRole("button", { name: /Actions for/ }).click();
    await admin.getByRole("menuitem", { name: what }).click();
  };
  await doToAda("Make editor");
  await expect(admin.getByText(/Ada Novak is editor now/)).toBeVisible();
  await ada.reload();
  await signIn("kettle orbit marble fjord");
  await ada.getByRole("button", { name: "Editor", exact: true }).click();
  await expect(ada.getByRole("menuitem", { name: "Insights" })).toBeVisible();

  await doToAda("Create password reset link");
  const reset = (await admin.locator("code").textContent()) ?? "";
  await ada.goto(reset);
  await ada.reload();
  await ada.getByLabel("Your password", { exact: true }).fill("walnut sextant drizzle pew");
  await ada.getByRole("button", { name: "Set the password" }).click();
  await signIn("walnut sextant drizzle pew");
  await expect(ada).toHaveURL(/\/queue/);

  await doToAda("Deactivate…");
  await admin.getByLabel("Reason, for the log").fill("The contract has ended");
  await admin.getByRole("button", { name: "Deactivate", exact: true }).click();
  await expect(admin.getByText("Ada Novak cannot sign in any more.")).toBeVisible();
  await ada.goto("/articles");
  await expect(ada).toHaveURL(/\/sign-in/);
  await signIn("walnut sextant drizzle pew");
  await expect(ada.getByText("The e-mail address or the password is wrong.")).toBeVisible();
  await ada.getByRole("link", { name: "Forgotten your password?" }).click();
  await ada.getByRole("textbox", { name: "E-mail" }).fill(email);
  await ada.getByRole("button", { name: "Send me a link" }).click();
  await expect(ada.getByText(/a link has been sent to it/)).toBeVisible();
  await expectAccessible(ada, "a forgotten password");
});

test("a token is made after the password, works, and is revoked; a session elsewhere is ended", async ({
  browser,
  request,
}) => {
  const page = await atDesk(browser, reviewer());
  const elsewhere = await atDesk(browser, reviewer());
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Your account" }).click();
  await expectAccessible(page, "one's own account");

  await page.getByRole("textbox", { name: "Purpose" }).fill("Nightly report");
  // As if the password had been typed an hour ago.
  let old = true;
  await page.route("**/api/v1/me/tokens", async (route) => {
    if (route.request().method() !== "POST" || !old) return route.continue();
    old = false;
    return route.fulfill({
      status: 403,
      contentType: "application/problem+json",
      body: JSON.stringify({ type: "/problems/unconfirmed", title: "", status: 403, detail: "" }),
    });
  });
  await page.getByRole("button", { name: "Create token" }).click();
  const dialog = page.getByRole("dialog", { name: "Confirm your identity" });
  await dialog.getByLabel("Your password", { exact: true }).fill("not the password");
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog.getByText("This is not your password.")).toBeVisible();
  await dialog.getByLabel("Your password", { exact: true }).fill(reviewer().password);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("The token “Nightly report”")).toBeVisible();
  const token = (await page.locator("code", { hasText: /^cd_pat_/ }).textContent()) ?? "";
  await expectAccessible(page, "a new token");

  const headers = { authorization: `Bearer ${token}` };
  const address = new URL(below("/api/v1/claims"), page.url()).href;
  expect((await request.get(address, { headers })).status()).toBe(200);
  await page.getByRole("button", { name: "Revoke Nightly report" }).click();
  await expect(page.getByText("“Nightly report” has been revoked.")).toBeVisible();
  expect((await request.get(address, { headers })).status()).toBe(401);

  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByText("Signed out there.")).toBeVisible();
  await elsewhere.goto("/articles");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
});

/** RFC 6238 by code of its own: what an authenticator app does with the address that the picture holds. */
function authenticator(address: string): string {
  const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const secret = new URL(address).searchParams.get("secret") ?? "";
  const bits = [...secret].map((symbol) => base32.indexOf(symbol).toString(2).padStart(5, "0")).join("");
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac("sha1", Buffer.from(bytes)).update(step).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

test("a second factor is set up from the picture and asked for at the door", async ({ browser }) => {
  const admin = await atDesk(browser, chief());
  const email = `uma-${Date.now()}@e2e.example`;
  await admin.goto("/accounts");
  await admin.getByRole("textbox", { name: "E-mail" }).fill(email);
  await admin.getByRole("textbox", { name: "Name" }).fill("Uma Brand");
  await admin.getByRole("button", { name: "Invite", exact: true }).click();
  const link = (await admin.locator("code").textContent()) ?? "";
  const uma = await (await browser.newContext()).newPage();
  await uma.goto(link);
  await uma.getByLabel("Your password", { exact: true }).fill("kettle orbit marble fjord");
  await uma.getByRole("button", { name: "Join" }).click();
  const who = { email, password: "kettle orbit marble fjord" };
  await fillSignIn(uma, who);
  await expect(uma).toHaveURL(/\/queue/);

  await uma.goto("/me");
  await uma.getByRole("button", { name: "Set up a second factor" }).click();
  const picture = uma.getByRole("img", { name: "The secret for your authenticator app" });
  await expectAccessible(uma, "setting up a second factor");
  const { data, width, height } = PNG.sync.read(await picture.screenshot());
  const address = jsQR(new Uint8ClampedArray(data), width, height)?.data ?? "";
  expect(address).toMatch(/^otpauth:\/\/totp\//);
  await uma.getByRole("textbox", { name: "Code from the app" }).fill("000000");
  await uma.getByRole("button", { name: "Activate" }).click();
  await expect(uma.getByText("This is not the current code of the app.")).toBeVisible();
  const used = authenticator(address);
  await uma.getByRole("textbox", { name: "Code from the app" }).fill(used);
  await uma.getByRole("button", { name: "Activate" }).click();
  await expect(uma.getByText("Your recovery codes")).toBeVisible();
  const [recovery] = ((await uma.locator("code", { hasText: "-" }).textContent()) ?? "").split(/\s+/);

  const again = await (await browser.newContext()).newPage();
  await again.goto("/queue");
  await fillSignIn(again, who);
  // This code was taken when the factor was set up.
  await again.getByRole("textbox", { name: "Code" }).fill(used);
  await again.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(again.getByText("The password or the code is wrong.")).toBeVisible();
  await again.getByRole("textbox", { name: "Code" }).fill(recovery ?? "");
  await expectAccessible(again, "signing in with a code");
  await again.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(again).toHaveURL(/\/queue/);
});
