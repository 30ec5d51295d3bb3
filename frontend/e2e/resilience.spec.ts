// Work through a restart, an ended session, a slow network and no network.
import { expect, type Page } from "@playwright/test";
import { addArticle, atDesk, editor, expectAccessible, openClaim, reviewer, stopServer, test } from "./desk";

/** A comment half typed, with the caret within it. */
async function typeHalf(page: Page) {
  await page.getByRole("tab", { name: "Comments" }).click();
  const comment = page.getByRole("textbox", { name: "New comment" });
  await comment.fill("Called the ministry today");
  for (let step = 0; step < 5; step++) await comment.press("ArrowLeft");
  return comment;
}

const live = (page: Page) => page.getByRole("status").filter({ hasText: /^live$/ });

/** Whatever happens, the next test has a server. */
let start = () => {};
test.afterEach(() => start());

test("a restart of the server in mid-sentence costs nothing", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await openClaim(page);
  const comment = await typeHalf(page);
  await expect(live(page)).toBeVisible();
  start = stopServer();
  await expect(page.getByText("The server does not answer. What you type is kept here.")).toBeVisible();
  await page.getByRole("button", { name: "Add comment" }).click();
  await expect(page.getByText(/The server does not answer\. Check the connection/)).toBeVisible();
  start();
  await expect(live(page)).toBeVisible({ timeout: 90_000 });
  await expect(comment).toHaveValue("Called the ministry today");
  await page.getByRole("button", { name: "Add comment" }).click();
  await expect(page.getByRole("article").getByText("Called the ministry today")).toHaveCount(1);
  await expect(comment).toHaveValue("");
});

test("an ended session is taken up again over the page, and the text with its caret is still there", async ({
  browser,
}) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await openClaim(page);
  const comment = await typeHalf(page);
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Add comment" }).click();
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await expect(dialog).toBeVisible();
  await dialog.getByLabel("Password", { exact: true }).fill(reviewer().password);
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(comment).toHaveValue("Called the ministry today");
  await comment.focus();
  expect(await comment.evaluate((field: HTMLTextAreaElement) => field.selectionStart)).toBe(20);
  await page.getByRole("button", { name: "Add comment" }).click();
  await expect(page.getByRole("article").getByText("Called the ministry today")).toHaveCount(1);
});

test("without a connection the desk says so, keeps the text, and goes on when it is back", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await openClaim(page);
  const comment = await typeHalf(page);
  await page.context().setOffline(true);
  const banner = page.getByText("No connection. What you type is kept here.");
  await expect(banner).toBeVisible();
  await expectAccessible(page, "without a connection");
  await comment.pressSequentially("[more]");
  await page.getByRole("button", { name: "Add comment" }).click();
  await expect(page.getByText(/The server does not answer/)).toBeVisible();

  // Meanwhile a colleague takes the claim.
  const other = await atDesk(browser, editor());
  await other.goto(page.url());
  await other.getByRole("button", { name: "Assign to me" }).first().click();
  await expect(other.getByText(/In work by you/)).toBeVisible();

  await comment.focus();
  await page.context().setOffline(false);
  await expect(banner).toBeHidden();
  await expect(page.getByText(/In work by Emre Editor/).first()).toBeVisible();
  await expect(comment).toBeFocused();
  await expect(comment).toHaveValue("Called the ministry [more]today");
  await page.getByRole("button", { name: "Add comment" }).click();
  await expect(page.getByRole("article").getByText("Called the ministry [more]today")).toHaveCount(1);
});

test("on a slow network a second click sends nothing a second time", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await openClaim(page);
  await typeHalf(page);
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/comments")) sent.push(request.url());
  });
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 1500,
    downloadThroughput: 20_000,
    uploadThroughput: 20_000,
  });
  const say = page.getByRole("button", { name: "Add comment" });
  await say.dblclick();
  await expect(say).toHaveAttribute("data-loading", "true");
  await page.getByRole("textbox", { name: "New comment" }).press("Control+Enter");
  await expect(page.getByRole("article").getByText("Called the ministry today")).toHaveCount(1, {
    timeout: 30_000,
  });
  expect(sent).toHaveLength(1);
});

test("two people, one field each and one both: the result is what was decided", async ({ browser }) => {
  const one = await atDesk(browser, reviewer());
  await addArticle(one);
  await openClaim(one);
  await one.getByRole("button", { name: "Add evidence" }).click();
  const adding = one.getByRole("form", { name: "Add evidence" });
  await adding.getByLabel("Address").fill("https://observers.example/both");
  await adding.getByRole("radio", { name: "Supports" }).check();
  await adding.getByLabel("Excerpt").fill("The register lists 214 names.");
  await adding.getByRole("button", { name: "Add", exact: true }).click();
  const other = await atDesk(browser, editor());
  await other.goto(one.url());

  const revise = async (page: Page) => {
    await page.getByRole("button", { name: /^Revise: / }).click();
    return page.getByRole("form", { name: "Revise evidence" });
  };
  const mine = await revise(one);
  await mine.getByLabel("Excerpt").fill("The register lists 214 names, 31 of children.");
  await mine.getByLabel("Note").fill("Ask for the list");
  const theirs = await revise(other);
  await theirs.getByLabel("Excerpt").fill("The register of March lists 214 names.");
  await theirs.getByLabel("Title").fill("Register of the dead");
  await theirs.getByRole("button", { name: "Save", exact: true }).click();
  await expect(theirs).toBeHidden();

  await mine.getByRole("button", { name: "Save", exact: true }).click();
  const dialog = one.getByRole("dialog", { name: /This changed while you were writing/ });
  await expect(dialog.getByRole("group", { name: "Excerpt" })).toBeVisible();
  await expect(dialog.locator("ins")).toContainText("31 of children");
  await expect(dialog).toContainText(/Merged automatically: .*(Note \(yours\)|Title)/);
  await expectAccessible(one, "a conflict");
  // By keyboard alone: theirs, then a word of one's own.
  await expect(dialog.getByRole("radio", { name: "Mine" })).toBeFocused();
  await one.keyboard.press("ArrowUp");
  const result = dialog.getByRole("textbox", { name: "What is saved as “Excerpt”" });
  await expect(result).toHaveValue("The register of March lists 214 names.");
  await result.press("Control+End");
  await result.pressSequentially(" 31 are of children.");
  await one.keyboard.press("Tab");
  await dialog.getByRole("button", { name: "Save this version" }).press("Enter");
  await expect(dialog).toBeHidden();
  for (const page of [one, other]) {
    await expect(page.getByText("The register of March lists 214 names. 31 are of children.")).toBeVisible();
    await expect(page.getByText("Ask for the list")).toBeVisible();
    await expect(page.getByRole("link", { name: /Register of the dead/ })).toBeVisible();
  }
});
