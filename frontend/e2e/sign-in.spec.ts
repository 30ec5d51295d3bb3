// Sign in, return and sign out.
import { expect } from "@playwright/test";
import { addArticle, atDesk, expectAccessible, fillSignIn, openClaim, reviewer, test } from "./desk";

test("a wrong password is refused in words, the right one leads where the person was going", async ({ page }) => {
  await page.goto("/articles?q=bridge");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await fillSignIn(page, { ...reviewer(), password: "not the password" });
  await expect(page.getByRole("alert")).toContainText("The e-mail address or the password is wrong.");
  await expectAccessible(page, "sign-in with an error");
  await fillSignIn(page, reviewer());
  await expect(page).toHaveURL(/\/articles\?q=bridge$/);
  await expect(page.getByRole("heading", { name: "Articles" })).toBeVisible();
});

// ASVS 7.4.4
test("signing out closes the desk", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await page.goto("/queue");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a session that ends in mid-work asks for the password over the page and loses nothing", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await openClaim(page);
  await page.getByRole("button", { name: "Reword" }).click();
  const wording = "A wording that must survive the end of the session.";
  await page.getByRole("textbox", { name: "Statement" }).fill(wording);
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Save the wording" }).click();
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await expect(dialog).toBeVisible();
  await dialog.getByLabel("Password", { exact: true }).fill(reviewer().password);
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("textbox", { name: "Statement" })).toHaveValue(wording);
  await page.getByRole("button", { name: "Save the wording" }).click();
  await expect(page.getByRole("heading", { name: wording })).toBeVisible();
});

test("an address that leads nowhere says so and shows the way on", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await page.goto("/nowhere");
  await expect(page.getByText("Page not found")).toBeVisible();
  await page.getByRole("link", { name: "Go to the queue" }).click();
  await expect(page).toHaveURL(/\/queue$/);
});
