// Drafts on the device: restored after a reload, deleted at sign-out.
import { expect } from "@playwright/test";
import { addArticle, atDesk, editor, expectAccessible, fillSignIn, openClaim, reviewer, test } from "./desk";

test("what was typed in any form comes back, until it is sent or discarded", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await openClaim(page);
  const restored = page.getByText("Draft restored");

  await page.getByRole("button", { name: "Reword" }).click();
  await page.getByRole("textbox", { name: "Statement" }).fill("A wording half do");
  await page.getByRole("button", { name: "Add evidence" }).click();
  await page.getByLabel("Address").fill("https://observers.example/half");
  await page.getByLabel("Excerpt").fill("The register lists");
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Statement" })).toHaveValue("A wording half do");
  await expect(page.getByLabel("Address")).toHaveValue("https://observers.example/half");
  await expect(page.getByLabel("Excerpt")).toHaveValue("The register lists");
  await expect(restored).toHaveCount(2);
  await expectAccessible(page, "restored texts");

  // Discarded: as the claim stands.
  await page.getByRole("form", { name: "Reword the statement" }).getByRole("button", { name: "Discard" }).click();
  await expect(page.getByRole("textbox", { name: "Statement" })).not.toHaveValue("A wording half do");
  // Sent: the server has it.
  const adding = page.getByRole("form", { name: "Add evidence" });
  await adding.getByRole("radio", { name: "Supports" }).check();
  await adding.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("tab", { name: "Evidence 1" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("tab", { name: "Evidence 1" })).toBeVisible();
  await expect(restored).toHaveCount(0);
  await expect(page.getByRole("form", { name: "Add evidence" })).toBeHidden();

  // A comment, and the note in a dialog that was closed by accident.
  await page.getByRole("tab", { name: "Comments" }).click();
  await page.getByRole("textbox", { name: "New comment" }).fill("Has anybody called");
  await page.getByRole("button", { name: "Dismiss", exact: true }).click();
  await page.getByRole("dialog").getByLabel("Note").fill("Nobody can know");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Dismiss", exact: true }).click();
  await expect(page.getByRole("dialog").getByLabel("Note")).toHaveValue("Nobody can know");
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(page.getByRole("textbox", { name: "New comment" })).toHaveValue("Has anybody called");
});

test("signing out on a shared computer leaves nothing behind, and says so first", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  const address = await addArticle(page);
  await openClaim(page);
  await page.getByRole("tab", { name: "Comments" }).click();
  await page.getByRole("textbox", { name: "New comment" }).fill("For colleagues only");
  const kept = () =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("claimdesk:typed:")).length);
  await expect.poll(kept).toBe(1);

  const signOut = async () => {
    await page.getByRole("button", { name: /^Account: / }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
  };
  await signOut();
  const dialog = page.getByRole("dialog", { name: "Sign out and delete drafts?" });
  await expect(dialog).toContainText("One text that you typed is only on this device");
  await expectAccessible(page, "signing out with a text that is not sent");
  await dialog.getByRole("button", { name: "Stay" }).click();
  await expect(page.getByRole("textbox", { name: "New comment" })).toHaveValue("For colleagues only");
  await signOut();
  await dialog.getByRole("button", { name: "Sign out and delete" }).click();
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  expect(await kept()).toBe(0);

  await fillSignIn(page, editor());
  await expect(page.getByRole("navigation", { name: "Main navigation" })).toBeVisible();
  await page.goto(address);
  await openClaim(page);
  await page.getByRole("tab", { name: "Comments" }).click();
  await expect(page.getByRole("textbox", { name: "New comment" })).toHaveValue("");
});
