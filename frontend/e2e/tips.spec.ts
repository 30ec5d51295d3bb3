// Tips: a reader without scripts asks for a check and follows it; an editor decides by keys.
import { crc32 } from "node:zlib";
import { type Browser, expect, type Page } from "@playwright/test";
import {
  addArticle,
  atDesk,
  editor,
  expectAccessible,
  expectNarrow,
  openClaim,
  reviewer,
  submitVerdict,
  test,
} from "./desk";
import { HELD, publish } from "./verdicts";

async function withoutScripts(browser: Browser): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false })).newPage();
}

/** Sends the form. */
async function ask(reader: Page, text: string) {
  await reader.goto("/ask");
  await reader.getByLabel("What is to be checked?").fill(text);
  await reader.getByRole("button", { name: "Send" }).click();
}

/** Looks at public pages as people do who have scripts, which axe needs: light and dark, wide and narrow. */
async function lookAt(browser: Browser, addresses: readonly string[]) {
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await (await browser.newContext({ colorScheme })).newPage();
    for (const address of addresses) {
      await page.goto(address);
      await expectAccessible(page, `${address}, ${colorScheme}`);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNarrow(page);
      await page.setViewportSize({ width: 1440, height: 900 });
    }
    await page.context().close();
  }
}

test("a reader asks for a check, and an editor makes an article of it or declines it", async ({ browser }) => {
  const tram = `The tram depot number ${Date.now()} was sold to the brother of the mayor for one crown.`;
  const reader = await withoutScripts(browser);
  await reader.goto("/");
  await reader.getByRole("main").getByRole("link", { name: "Ask for a check" }).click();
  await reader.getByRole("button", { name: "Send" }).click();
  await expect(reader.getByRole("alert")).toHaveText("Give us a text, a web address or a file to check.");
  await reader.getByLabel("Web address").fill("posts.example.org/4711");
  await reader.getByLabel("What is to be checked?").fill(tram);
  await reader.getByLabel("What do you want to know?").fill("Is this the price?");
  await reader.getByRole("button", { name: "Send" }).click();
  await expect(reader.getByRole("status")).toHaveText("Received. An editor will look at it.");
  await expect(reader.getByText("tram depot")).toHaveCount(0);
  const link = reader.url();
  await lookAt(browser, ["/ask", link]);

  const page = await atDesk(browser, editor());
  await page.getByRole("button", { name: "Editor", exact: true }).click();
  await expect(page.getByRole("menuitem", { name: /Tips by readers/ })).toContainText(/\d/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await expect(page.getByRole("heading", { name: "Tips by readers" })).toBeVisible();
  const tip = page.getByRole("listitem").filter({ hasText: tram });
  await expect(tip).toContainText("Is this the price?");
  await page.keyboard.press("j");
  await expect(tip).toBeFocused();
  await expect(tip.getByRole("region", { name: "Claims that say the same" })).toBeVisible();
  await expectAccessible(page, "tips by readers");
  await page.keyboard.press("o");
  await expect(tip).toContainText("Being looked at");
  await reader.reload();
  await expect(reader.getByRole("status")).toHaveText("An editor is looking at it.");
  await page.keyboard.press("i");
  await expect(tip).toContainText("Being checked");
  await reader.reload();
  await expect(reader.getByRole("status")).toHaveText("We are checking it.");
  await tip.getByRole("link", { name: "Article" }).click();
  await expect(page).toHaveURL(/\/articles\/[0-9a-f-]{36}/);

  const opinion = `Tram depot number ${Date.now()} is the ugliest of the whole world.`;
  await ask(reader, opinion);
  await page.goto("/editor/tips?stage=received");
  const second = page.getByRole("listitem").filter({ hasText: opinion });
  await expect(second).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("d");
  const dialog = page.getByRole("dialog", { name: "Decline the tip" });
  await expect(dialog).toBeVisible();
  await expectAccessible(page, "the dialog that declines a tip");
  await dialog.getByRole("button", { name: "Decline" }).click();
  await expect(dialog.getByText("Choose a reason.")).toBeVisible();
  await dialog.getByRole("radio", { name: "An opinion or a forecast" }).check();
  await dialog.getByLabel("A sentence to the reader").fill("Tastes differ.");
  await dialog.getByRole("button", { name: "Decline" }).click();
  await expect(second).toHaveCount(0);
  await reader.reload();
  await expect(reader.getByRole("status")).toContainText("We do not check it.");
  await expect(reader.getByText("Tastes differ.")).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/editor/tips");
  await expect(page.getByRole("listitem").filter({ hasText: opinion })).toBeVisible();
  await expectNarrow(page);
});

test("what is checked already is answered at once, and a tip is linked to the claim", async ({ browser }) => {
  const author = await atDesk(browser, reviewer());
  await addArticle(author);
  await openClaim(author);
  const address = await submitVerdict(author, "Mostly true", "The register holds 214 names.");
  const page = await atDesk(browser, editor());
  await page.goto(address);
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByText("Approved", { exact: true }).first()).toBeVisible();
  await publish(page);
  await expect(page.getByRole("link", { name: "Public page" })).toBeVisible(HELD);

  const said = `At least 214 people, among them 31 children, were killed in the shelling of Korda on 19 February 2026`;
  const reader = await withoutScripts(browser);
  await ask(reader, said);
  await expect(reader.getByRole("heading", { name: "Checked already" })).toBeVisible();
  await expect(reader.getByRole("listitem").filter({ hasText: "Mostly true" }).first()).toContainText("214 people");
  await reader.getByRole("button", { name: "Ask anyway" }).click();
  await expect(reader.getByRole("status")).toHaveText("Received. An editor will look at it.");

  await page.goto("/editor/tips?stage=received");
  const tip = page.getByRole("listitem").filter({ hasText: said });
  await expect(tip).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("l");
  const dialog = page.getByRole("dialog", { name: "Link to a claim" });
  await expect(dialog.getByRole("button", { name: /^Link to/ }).first()).toBeVisible();
  await expectAccessible(page, "the dialog that links a tip");
  const claim = dialog.getByRole("listitem").filter({ hasText: "Mostly true" }).first();
  await claim.getByRole("button", { name: /^Link to/ }).click();
  await expect(dialog).toBeHidden();
  await expect(tip).toHaveCount(0);
  await reader.reload();
  await expect(reader.getByRole("status")).toHaveText("Checked.");
  await reader
    .getByRole("main")
    .getByRole("listitem")
    .getByRole("link", { name: /214 people/ })
    .click();
  await expect(reader.getByText("The register holds 214 names.").first()).toBeVisible();
});

/** A picture of one grey pixel. */
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  "base64",
);

test("a reader without scripts sends a screenshot, and an editor types its words", async ({ browser }) => {
  const reader = await withoutScripts(browser);
  await reader.goto("/ask");
  const question = `Is screenshot ${Date.now()} real?`;
  await reader.getByLabel("What do you want to know?").fill(question);
  const field = reader.getByLabel("Picture or document");
  await field.setInputFiles({ name: "film.mp4", mimeType: "video/mp4", buffer: Buffer.alloc(6 * 1024 * 1024) });
  await reader.getByRole("button", { name: "Send" }).click();
  await expect(reader.getByRole("alert")).toHaveText(/larger than 5 MB/);
  await expect(reader.getByLabel("What do you want to know?")).toHaveValue(question);
  await expect(reader.getByText("Choose the file again")).toBeVisible();
  // Every run sends another picture: equal ones are one tip.
  const name = `screenshot-${Date.now()}.png`;
  const buffer = Buffer.concat([PICTURE.subarray(0, 33), unlike(), PICTURE.subarray(33)]);
  await field.setInputFiles({ name, mimeType: "image/png", buffer });
  await reader.getByRole("button", { name: "Send" }).click();
  await expect(reader.getByRole("status")).toHaveText("Received. An editor will look at it.");
  await expect(reader.getByText(name)).toHaveCount(0);

  const page = await atDesk(browser, editor());
  await page.goto("/editor/tips?stage=received");
  const tip = page.getByRole("listitem").filter({ hasText: question });
  await expect(tip.getByRole("link", { name })).toBeVisible();
  await page.keyboard.press("j");
  const picture = tip.getByRole("img", { name: `Picture that the reader sent: ${name}` });
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((shown) => (shown as HTMLImageElement).naturalWidth)).toBe(1);
  await expectAccessible(page, "a tip with a picture");
  await page.keyboard.press("f");
  const dialog = page.getByRole("dialog", { name: "Type the words in the file" });
  await expect(dialog.getByRole("img", { name: /^Picture that the reader sent/ })).toBeVisible();
  await expectAccessible(page, "the dialog for the words of a picture");
  await dialog.getByLabel("Words").fill(`The tram depot ${Date.now()} was sold for one crown.`);
  await dialog.getByRole("button", { name: "Make an article of the file" }).click();
  await expect(tip).toHaveCount(0);
  await reader.reload();
  await expect(reader.getByRole("status")).toHaveText("We are checking it.");

  await page.goto("/editor/tips");
  await tip.click();
  await tip.getByRole("button", { name: "Delete the file…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete the file" }).click();
  await expect(tip.getByRole("link", { name })).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNarrow(page);
});

/** A chunk of PNG that no other picture has and that stays when a picture is cleaned: the size of its pixels. */
function unlike(): Buffer {
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9, 0);
  chunk.write("pHYs", 4, "latin1");
  chunk.writeUInt32BE(Date.now() % 0x7fffffff, 8);
  chunk.writeUInt32BE(Date.now() % 0x7fffffff, 12);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  return chunk;
}
