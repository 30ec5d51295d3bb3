// Article intake from files and pasted text, each with its own outcome.
import { expect, type Page } from "@playwright/test";
import { article, atDesk, basePath, expectAccessible, expectNarrow, paste, reviewer, test } from "./desk";

type Dropped = { name: string; type: string; content: string | number[] };

/** Drops files as a person would: over the page first, then let go. */
async function drop(page: Page, files: Dropped[]) {
  const data = await page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const { name, type, content } of files) {
      const part = typeof content === "string" ? content : new Uint8Array(content);
      transfer.items.add(new File([part], name, { type }));
    }
    return transfer;
  }, files);
  await page.dispatchEvent("#main", "dragover", { dataTransfer: data });
  await expect(page.getByText("Drop the files to add them")).toBeVisible();
  await page.dispatchEvent("#main", "drop", { dataTransfer: data });
  await expect(page.getByText("Drop the files to add them")).toBeHidden();
}

/** An invented text that no other test has. */
function fresh(): string {
  return `Bridge reopens ${Date.now()}-${Math.floor(Math.random() * 1e6)}\n\nBy Marta Olin\n\n${article().text}`;
}

const row = (page: Page, name: string) =>
  page.getByRole("region", { name: "Files" }).getByRole("listitem").filter({ hasText: name });

for (const colorScheme of ["light", "dark"] as const) {
  test(`three files are dropped: one is added, two say what to do (${colorScheme})`, async ({ browser }) => {
    const page = await atDesk(browser, reviewer(), { colorScheme });
    await page.goto("/articles");
    await expect(page.getByRole("heading", { name: "Articles" })).toBeVisible();
    await drop(page, [
      { name: "bridge.txt", type: "text/plain", content: fresh() },
      { name: "archive.txt", type: "text/plain", content: "a".repeat(2 * 1024 * 1024 + 1) },
      { name: "photo.jpg", type: "image/jpeg", content: [0xff, 0xd8, 0x00, 0x10] },
    ]);
    await expect(row(page, "bridge.txt").getByRole("link")).toHaveText(/^\d+ claims, \d+ must check$/, {
      timeout: 30_000,
    });
    await expect(row(page, "bridge.txt")).toContainText("Title from the first line");
    await expect(row(page, "archive.txt")).toContainText("Split it into parts");
    await expect(row(page, "photo.jpg")).toContainText("Documents of this type are not supported.");
    await expect(page.getByText("1 of 3 added, 2 failed")).toBeVisible();
    await expectAccessible(page, "files with their ends");

    // The list is still there after a look at the article, and goes when it is told to.
    await row(page, "bridge.txt").getByRole("link").click();
    await expect(page.getByRole("heading", { level: 1, name: /^Bridge reopens \d+/ })).toBeVisible();
    await expect(page.getByRole("region", { name: "Article" })).toContainText("By Marta Olin");
    await page.goBack();
    await expect(page.getByText("1 of 3 added, 2 failed")).toBeVisible();
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNarrow(page);
    await page.getByRole("button", { name: "Clear the list" }).click();
    await expect(page.getByRole("region", { name: "Files" })).toBeHidden();
  });
}

test("a text that is here already leads to its article, changed words at its address are a version", async ({
  browser,
}) => {
  const page = await atDesk(browser, reviewer());
  await page.goto("/articles/new");
  const about = { ...article(), text: fresh() };
  const document = (text: string) => ({
    name: "bridge.json",
    type: "application/json",
    content: JSON.stringify({ ...about, text }),
  });
  const other = { name: "other.md", type: "", content: `# ${fresh()}` };
  await drop(page, [document(about.text), other]);
  await expect(page.getByText("2 of 2 added")).toBeVisible();
  await drop(page, [document(about.text), other]);
  await expect(page.getByText("4 of 4 added")).toBeVisible();
  await expect(row(page, "Already exists")).toHaveCount(2);
  await drop(page, [document(`${about.text}\n\nOne more paragraph.`), other]);
  await expect(row(page, "Version 2 of an existing article")).toHaveCount(1);
});

test("files come in with what their manifest says of them", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await page.goto("/articles");
  await expect(page.getByRole("heading", { name: "Articles" })).toBeVisible();
  const title = `The bridge of ${Date.now()}`;
  const entries = [
    { file: "named.txt", title, outlet: "Velka Daily", byline: "Marta Olin", published_at: "2026-03-02" },
    { file: "absent.txt", title: "Not dropped" },
  ];
  await drop(page, [
    { name: "named.txt", type: "text/plain", content: fresh() },
    { name: "manifest.json", type: "application/json", content: JSON.stringify(entries) },
  ]);
  await expect(row(page, "absent.txt")).toContainText("was not dropped");
  await expect(page.getByText("1 of 2 added, 1 failed")).toBeVisible();
  await row(page, "named.txt").getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const head = page.getByRole("banner").or(page.locator("main"));
  await expect(head.getByText("Velka Daily").first()).toBeVisible();
  await expect(head.getByText("2 Mar 2026").first()).toBeVisible();
  await expect(head.getByText("Marta Olin").first()).toBeVisible();
});

test("a file that could not be sent is kept and sent again", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await page.goto("/articles");
  const isNew = (url: URL) => /\/api\/v1\/articles(\/documents)?$/.test(url.pathname);
  await page.route(isNew, (route) =>
    route.request().method() === "POST" ? route.abort("connectionreset") : route.fallback(),
  );
  await drop(page, [
    { name: "one.txt", type: "text/plain", content: fresh() },
    { name: "page.html", type: "text/html", content: `<p>${fresh()}</p><p>It <b>reopened</b>.</p>` },
  ]);
  await expect(page.getByText("0 of 2 added, 2 failed")).toBeVisible();
  await expect(row(page, "one.txt")).toContainText("The server does not answer");
  await page.unroute(isNew);
  await page.getByRole("button", { name: "Try again: one.txt" }).press("Enter");
  await expect(page.getByText("1 of 2 added, 1 failed")).toBeVisible();
  await page.getByRole("button", { name: "Try again: page.html" }).click();
  await expect(page.getByText("2 of 2 added")).toBeVisible();
});

test("leaving asks while a file is under way, and not afterwards", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await page.goto("/articles");
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(
    (url) => url.pathname === `${basePath}/api/v1/articles`,
    async (route) => {
      if (route.request().method() === "POST") await asked;
      await route.fallback();
    },
  );
  await drop(page, [{ name: "slow.txt", type: "text/plain", content: fresh() }]);
  await expect(row(page, "slow.txt")).toContainText("Sending…");
  // A browser asks only somebody who has done something on the page.
  await page.getByRole("heading", { name: "Articles" }).click();
  const question = page.waitForEvent("dialog");
  await page.evaluate(() => void setTimeout(() => location.reload()));
  const dialog = await question;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await expect(row(page, "slow.txt")).toContainText("Sending…");
  answer();
  await expect(page.getByText("1 of 1 added")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Articles" })).toBeVisible();
});

test("a text pasted on the list opens the form with all of it and a title that can be changed", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await page.goto("/articles");
  await expect(page.getByRole("heading", { name: "Articles" })).toBeVisible();
  const text = fresh();
  await paste(page.locator("main input").first(), text);
  await expect(page).toHaveURL(/\/articles$/);
  await paste(page.locator("main h1"), text);
  await expect(page).toHaveURL(/\/articles\/new$/);
  await expect(page.getByLabel("Text", { exact: false }).first()).toHaveValue(text);
  const title = page.getByLabel("Title");
  await expect(title).toHaveValue(text.slice(0, text.indexOf("\n")));
  await expect(page.getByText("Suggested from the first line")).toBeVisible();
  await expectAccessible(page, "the form with a proposal");
  await title.fill("My own title");
  await expect(page.getByText("Suggested from the first line")).toBeHidden();
  await page.getByRole("button", { name: "Add and find claims" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "My own title" })).toBeVisible();
});
