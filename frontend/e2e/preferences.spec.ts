// Colours, density, time zone and language of this device.
import { expect } from "@playwright/test";
import { addArticle, atDesk, expectAccessible, expectNarrow, mark, reviewer, test } from "./desk";

test("colours, density and time zone are chosen, kept, and followed", async ({ browser }) => {
  const page = await atDesk(browser, reviewer(), { timezoneId: "Europe/Berlin", colorScheme: "light" });
  const html = page.locator("html");
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Preferences" }).click();
  await expect(page).toHaveURL(/\/me#preferences/);
  const section = page.getByRole("region", { name: "Preferences" });
  await section.getByText("Dark", { exact: true }).click();
  await expect(html).toHaveAttribute("data-mantine-color-scheme", "dark");
  await section.getByText("Compact", { exact: true }).click();
  await expect(html).toHaveAttribute("data-density", "compact");

  const zone = section.getByRole("combobox", { name: "Time zone" });
  await expect(zone).toHaveValue("As this device (Europe/Berlin)");
  await zone.fill("tbilisi");
  await page.getByRole("option", { name: "Asia/Tbilisi" }).click();
  const tbilisi = await page.evaluate(() =>
    new Intl.DateTimeFormat("en-GB", {
      hour: "2-digit",
      minute: "2-digit",
      timeZone: "Asia/Tbilisi",
    }).format(),
  );
  await expect(section.getByText(new RegExp(` at ${tbilisi.slice(0, 2)}:\\d\\d`))).toBeVisible();
  await expectAccessible(page, "preferences");

  await page.reload();
  await expect(html).toHaveAttribute("data-mantine-color-scheme", "dark");
  await expect(html).toHaveAttribute("data-density", "compact");
  await expect(zone).toHaveValue("Asia/Tbilisi");

  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("comfortable");
  await page.keyboard.press("Enter");
  await expect(html).toHaveAttribute("data-density", "comfortable");
});

test("in German: chosen by typing, kept, and spoken from the door to the open claim", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  const article = page.url();
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("deutsch");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  const bar = page.getByRole("navigation", { name: /^(Main navigation|Hauptnavigation)$/ });
  await expect(bar.getByRole("link", { name: "Warteliste" })).toBeVisible();
  await bar.getByRole("link", { name: "Warteliste" }).click();
  await expect(page).toHaveURL(/\/queue$/);
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  await page.goto(article);
  await mark(page).click();
  await expect(page.getByRole("button", { name: "Mir zuteilen" }).first()).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Tastenkürzel" })).toBeVisible();
  await expectAccessible(page, "keys in German");
  await page.keyboard.press("Escape");

  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("/me");
  await expect(page.getByRole("region", { name: "Einstellungen" })).toBeVisible();
  await expectNarrow(page);
  await page.getByRole("button", { name: /^Konto:/ }).click();
  await page.getByRole("menuitem", { name: "Abmelden" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByLabel("Passwort", { exact: true })).toBeVisible();
});

test("a German browser starts in German, and without storage too", async ({ browser }) => {
  const context = await browser.newContext({ locale: "de-AT" });
  await context.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByLabel("Passwort", { exact: true })).toBeVisible();
});
