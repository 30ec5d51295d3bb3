// News that reach people: mails once a day, a chat channel with a test message, browser notifications once for two tabs.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page } from "@playwright/test";
import { addArticle, atDesk, chief, expectAccessible, expectNarrow, reviewer, test } from "./desk";

/** A chat service that takes every message. */
async function chatService() {
  const texts: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (piece) => {
      body += piece;
    });
    request.on("end", () => {
      texts.push(JSON.parse(body).text);
      response.end("ok");
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", () => ready()));
  const { port } = server.address() as AddressInfo;
  return { texts, url: `http://127.0.0.1:${port}/services/secret`, stop: () => server.close() };
}

/** Mentions somebody at the first claim of the article that is open on the page. */
function mention(page: Page, account: string) {
  return page.evaluate(async (account) => {
    const article = location.pathname.split("/").at(-1);
    const { items } = await (await fetch(`${window.basePath}/api/v1/articles/${article}/claims`)).json();
    const answer = await fetch(`${window.basePath}/api/v1/claims/${items[0].id}/comments`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ body: "Can you look at the figure?", mentions: [account] }),
    });
    return answer.status;
  }, account);
}

test("mails are chosen once a day, also on a phone", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  // The server under test has no mail server.
  await page.route("**/api/v1/me/mailing", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), available: true } });
  });
  await page.goto("/me");
  const section = page.getByRole("region", { name: "Notifications" });
  await section.getByRole("radio", { name: /Once a day/ }).check();
  await expect(section.getByText(/Next mail:/)).toBeVisible();
  await section.getByLabel("Time", { exact: true }).selectOption("07:00");
  await expect(section.getByText(/Next mail:.*07:00/)).toBeVisible();
  await expectAccessible(page, "the choices of notifications");
  await page.reload();
  await expect(section.getByLabel("Time", { exact: true })).toHaveValue("7");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNarrow(page);
  await section.getByRole("radio", { name: /At once/ }).check();
  await expect(section.getByText(/Next mail:/)).toHaveCount(0);
});

test("a chat channel is added, tested, and told what waits without its words", async ({ browser }) => {
  const chat = await chatService();
  const page = await atDesk(browser, chief());
  await page.goto("/endpoints");
  await page.getByRole("button", { name: "Add an endpoint" }).click();
  const form = page.getByRole("form", { name: "New endpoint" });
  await form.getByLabel("Kind of endpoint").selectOption("Slack channel");
  await form.getByLabel("Address").fill(chat.url);
  await form.getByLabel("Purpose").fill("Desk chat");
  await expectAccessible(page, "a new chat channel");
  await form.getByRole("button", { name: "Add the endpoint" }).click();
  const entry = page.getByRole("article", { name: "Desk chat" });
  await expect(entry).not.toContainText(chat.url);
  await entry.getByRole("button", { name: "Send test message" }).click();
  await expect(entry.getByText("Active", { exact: true })).toBeVisible();
  expect(chat.texts[0]).toContain("Test message");
  await addArticle(await atDesk(browser, reviewer()));
  await expect.poll(() => chat.texts.find((text) => text.includes("urgent claim"))).toBeDefined();
  expect(chat.texts.join()).not.toContain("Korda");
  await entry.getByRole("button", { name: "Send test message" }).click();
  await expect(page.getByText("Test message sent.")).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNarrow(page);
  await entry.getByRole("button", { name: /Actions for/ }).click();
  await expect(page.getByRole("menuitem", { name: "New secret" })).toHaveCount(0);
  await page.getByRole("menuitem", { name: "Remove…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(entry).toHaveCount(0);
  chat.stop();
});

test("a browser notification is shown once although two tabs are open, and its click opens the matter", async ({
  browser,
}) => {
  const writer = await atDesk(browser, reviewer());
  await addArticle(writer);
  const first = await atDesk(browser, chief(), { permissions: ["notifications"] });
  const context = first.context();
  const account: string = await first.evaluate(
    async () => (await (await fetch(`${window.basePath}/api/v1/session`)).json()).account.id,
  );
  const shown: string[] = [];
  await context.exposeFunction("noteShown", (title: string) => shown.push(title));
  // A headless browser shows no notifications, and every tab of it counts as seen.
  await context.addInitScript(() => {
    const note = (globalThis as unknown as { noteShown: (title: string) => void }).noteShown;
    class Shown {
      static permission = "granted";
      static requestPermission = async () => "granted";
      onclick = () => {};
      constructor(title: string) {
        note(title);
        if (title.endsWith("mentioned you")) Object.assign(globalThis, { lastShown: this });
      }
      close() {}
    }
    Object.assign(globalThis, { Notification: Shown });
    Object.defineProperty(document, "visibilityState", {
      get: () => ((globalThis as { isAway?: boolean }).isAway ? "hidden" : "visible"),
    });
  });
  await first.goto("/me");
  await first.getByRole("switch", { name: /Browser notifications/ }).check();
  await expect.poll(() => shown).toEqual(["Notifications are on"]);
  const second = await context.newPage();
  await second.goto("/queue");
  await expect(second.getByRole("navigation", { name: "Main navigation" })).toBeVisible();
  const leave = (page: Page) =>
    page.evaluate(() => {
      Object.assign(globalThis, { isAway: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });

  // One tab is seen: the number in its title is enough.
  await leave(second);
  expect(await mention(writer, account)).toBe(201);
  await expect.poll(() => first.title()).toMatch(/^\(\d+\) /);
  await expect.poll(() => second.title()).toMatch(/^\(\d+\) /);
  expect(shown).toHaveLength(1);

  await leave(first);
  expect(await mention(writer, account)).toBe(201);
  await expect.poll(() => shown.length).toBe(2);
  expect(shown[1]).toMatch(/ mentioned you$/);
  await first.waitForTimeout(1000);
  expect(shown).toHaveLength(2);
  for (const page of [first, second])
    await page.evaluate(() => {
      (globalThis as { lastShown?: { onclick: () => void } }).lastShown?.onclick();
    });
  await expect.poll(() => [first, second].filter((page) => page.url().includes("/claims/")).length).toBe(1);
});
