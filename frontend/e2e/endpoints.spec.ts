// Webhook endpoints: add, verify, deliver, pause, send again.
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "@playwright/test";
import { addArticle, atDesk, chief, expectAccessible, expectNarrow, reviewer, test } from "./desk";

type Heard = { id: string; timestamp: string; signature: string; body: string };

/** A program that receives messages and answers as configured. */
async function receiver() {
  const heard: Heard[] = [];
  const answer = { status: 500 };
  const server = createServer((request, response) => {
    const header = (name: string) => String(request.headers[name] ?? "");
    let body = "";
    request.on("data", (piece) => {
      body += piece;
    });
    request.on("end", () => {
      heard.push({
        id: header("webhook-id"),
        timestamp: header("webhook-timestamp"),
        signature: header("webhook-signature"),
        body,
      });
      response.writeHead(answer.status).end("noted");
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", () => ready()));
  const { port } = server.address() as AddressInfo;
  return { heard, answer, url: `http://127.0.0.1:${port}/hook`, stop: () => server.close() };
}

/** Standard Webhooks 1.0, by code of its own. */
function signed(secret: string, { id, timestamp, body }: Heard): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
}

test("an endpoint is added, verified, told, asked again, renewed, switched off and removed", async ({ browser }) => {
  const program = await receiver();
  const page = await atDesk(browser, chief());
  await page.getByRole("button", { name: "Admin", exact: true }).click();
  await page.getByRole("menuitem", { name: "Endpoints" }).click();
  await expect(page.getByRole("heading", { name: "Endpoints" })).toBeVisible();
  await page.getByRole("button", { name: "Add an endpoint" }).click();
  const form = page.getByRole("form", { name: "New endpoint" });
  await form.getByLabel("Address").fill("http://192.168.0.1/hook");
  await form.getByLabel("Purpose").fill("The website");
  await form.getByRole("button", { name: "Add the endpoint" }).click();
  await expect(form.getByText(/must begin with https/)).toBeVisible();
  await expectAccessible(page, "a new endpoint");
  await form.getByLabel("Address").fill(program.url);
  await form.getByRole("button", { name: "Add the endpoint" }).click();
  await expect(page.getByText(`The secret for ${program.url}`)).toBeVisible();
  const secret = (await page.locator("code", { hasText: /^whsec_/ }).textContent()) ?? "";
  const entry = page.getByRole("article", { name: program.url });
  await expect(entry.getByText("Not verified")).toBeVisible();

  // It answers 500, and then as it should.
  await entry.getByRole("button", { name: "Send test message" }).click();
  await expect(entry.getByText(/but it answered 500/)).toBeVisible();
  program.answer.status = 200;
  await entry.getByRole("button", { name: "Send test message" }).click();
  await expect(entry.getByText("Active", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "I have saved it" }).click();

  // What happens is heard, signed, and written down without a reload.
  await entry.getByRole("button", { name: "Messages" }).click();
  const began = program.heard.length;
  await addArticle(await atDesk(browser, reviewer()));
  const message = entry.getByRole("button", { name: /^Article added Arrived/ }).first();
  await expect(message).toBeVisible();
  const first = program.heard.slice(began).find(({ body }) => body.includes("article.ingested"));
  expect(first).toBeDefined();
  if (first) expect(first.signature).toBe(signed(secret, first));
  await message.click();
  await expect(entry.getByRole("region", { name: "The message" })).toContainText("article.ingested");
  await expect(entry.getByText("Answered 200").first()).toBeVisible();
  await expectAccessible(page, "the messages of an endpoint");
  await entry.getByRole("button", { name: "Send again" }).click();
  await expect.poll(() => program.heard.filter(({ id }) => id === first?.id).length).toBe(2);

  // What is shown is in the address; a span of time goes out once more.
  await entry.getByText("Given up").click();
  await page.reload();
  await expect(entry.getByText("No deliveries in the last 30 days match this filter.")).toBeVisible();
  const act = async (what: string) => {
    await entry.getByRole("button", { name: /Actions for/ }).click();
    await page.getByRole("menuitem", { name: what }).click();
  };
  await act("Replay events…");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("From").fill("2020-01-01T00:00");
  await dialog.getByRole("button", { name: "Send again" }).click();
  await expect(page.getByText(/\d+ messages are sent again/)).toBeVisible();

  await act("New secret");
  await expect(entry.getByText("The new secret")).toBeVisible();
  const renewed = (await entry.locator("code", { hasText: /^whsec_/ }).textContent()) ?? "";
  expect(renewed).not.toBe(secret);
  await expect(entry.getByText(/works until/)).toBeVisible();

  // Two admins change it: the second is told.
  const other = await atDesk(browser, chief());
  await other.goto("/endpoints");
  await act("Change…");
  const change = page.getByRole("form", { name: "Change the endpoint" });
  await other.getByRole("button", { name: /Actions for/ }).click();
  await other.getByRole("menuitem", { name: "Change…" }).click();
  const theirs = other.getByRole("form", { name: "Change the endpoint" });
  await theirs.getByLabel("Selected events").check();
  await theirs.getByPlaceholder("Choose").click();
  await other.getByRole("option", { name: "Verdict published" }).click();
  await other.keyboard.press("Escape");
  await theirs.getByRole("button", { name: "Save" }).click();
  await expect(theirs).toHaveCount(0);
  await expect(other.getByText("Verdict published", { exact: true })).toBeVisible();
  await change.getByLabel("Purpose").fill("The new website");
  await change.getByRole("button", { name: "Save" }).click();
  await expect(change.getByText("A colleague changed this endpoint")).toBeVisible();
  await change.getByRole("button", { name: "Take theirs" }).click();
  await change.getByLabel("Purpose").fill("The new website");
  await change.getByRole("button", { name: "Save" }).click();
  await expect(change).toHaveCount(0);
  await expect(entry.getByText("The new website")).toBeVisible();
  await expect(entry.getByText("Verdict published", { exact: true })).toBeVisible();

  // As if the password had been typed an hour ago: it is asked for above the dialog that is open.
  let old = true;
  await page.route("**/deactivation", async (route) => {
    if (!old) return route.continue();
    old = false;
    return route.fulfill({
      status: 403,
      contentType: "application/problem+json",
      body: JSON.stringify({ type: "/problems/unconfirmed", title: "", status: 403, detail: "" }),
    });
  });
  await act("Switch off…");
  const off = page.getByRole("dialog", { name: "Switch this endpoint off" });
  await off.getByLabel(/^Reason/).fill("The website moves house");
  await off.getByRole("button", { name: "Switch off" }).click();
  const again = page.getByRole("dialog", { name: "Confirm your identity" });
  await again.getByLabel("Your password", { exact: true }).fill(chief().password);
  await again.getByRole("button", { name: "Continue" }).click();
  await expect(entry.getByText("Switched off: The website moves house.")).toBeVisible();

  // It comes back, and says that it is gone for good: Claimdesk switches it off, and the inbox leads to it.
  await entry.getByRole("button", { name: "Send test message" }).click();
  await expect(entry.getByText("Active", { exact: true })).toBeVisible();
  program.answer.status = 410;
  await page.goto("/endpoints");
  await entry.getByRole("button", { name: "Messages" }).click();
  await entry
    .getByRole("button", { name: /Arrived/ })
    .last()
    .click();
  await entry.getByRole("button", { name: "Send again" }).click();
  await expect(entry.getByText("Switched off: it answered 410 Gone.")).toBeVisible();
  await page.goto("/inbox");
  await page.getByRole("link", { name: program.url }).first().click();
  await expect(page).toHaveURL(/\/endpoints\?endpoint=/);
  await expect(entry.getByRole("region", { name: "Messages" })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNarrow(page);
  await expectAccessible(page, "endpoints on a phone");
  await act("Remove…");
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(entry).toHaveCount(0);
  await expect(page.getByText("No endpoints yet")).toBeVisible();
  program.stop();
});
