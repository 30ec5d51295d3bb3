// The rating scale: change, preview, save.
import { expect, type Page } from "@playwright/test";
import { addArticle, atDesk, chief, expectAccessible, expectNarrow, openClaim, reviewer, test } from "./desk";

const toggle = (page: Page, label: string) =>
  page.getByRole("list", { name: "The scale" }).getByRole("button", { name: new RegExp(`^${label}`) });
const saved = (page: Page) => page.getByText("Saved. New verdicts use this scale.");

/** As it was before, for everybody who chooses "True" or "Mostly true" after this. */
async function scaleNow(page: Page): Promise<string> {
  return page.evaluate(async () => JSON.stringify(await (await fetch(`${window.basePath}/api/v1/ratings`)).json()));
}

async function putBack(page: Page, before: string) {
  const status = await page.evaluate(async (was) => {
    const { etag } = await (await fetch(`${window.basePath}/api/v1/ratings`)).json();
    const ratings = JSON.parse(was).items.map(({ retired: _, ...rating }: { retired: boolean }) => rating);
    const answer = await fetch(`${window.basePath}/api/v1/ratings`, {
      method: "PUT",
      body: JSON.stringify({ ratings }),
      headers: { "Content-Type": "application/json", "If-Match": etag },
    });
    return answer.status;
  }, before);
  expect(status).toBe(200);
}

test("an admin renames a rating and adds one, a reviewer is offered both, and it is retired again", async ({
  browser,
}) => {
  const page = await atDesk(browser, chief());
  const before = await scaleNow(page);
  try {
    await page.getByRole("button", { name: "Admin", exact: true }).click();
    await page.getByRole("menuitem", { name: "Ratings" }).click();
    await expect(page.getByRole("heading", { name: "Ratings" })).toBeVisible();

    await toggle(page, "Satire").click();
    await page.getByLabel("Label", { exact: true }).fill("Satire or joke");
    const preview = page.getByRole("region", { name: "As it will look" });
    await expect(preview.getByRole("img", { name: /Satire or joke/ })).toBeVisible();
    await expectAccessible(page, "a rating being changed");

    await page.getByRole("button", { name: "Add a rating" }).click();
    await expect(page.getByLabel("Label", { exact: true })).toBeFocused();
    await page.getByLabel("Label", { exact: true }).fill("Mostly right");
    await expect(page.getByLabel("Key")).toHaveValue("mostly_right");
    await page.getByLabel("How true it is").selectOption("4");
    await expect(preview.getByText("4 of 5 – Mostly right")).toBeVisible();
    await page.getByLabel("Colour", { exact: true }).fill("#ffee00");
    await expect(preview.getByText(/hard to read on this colour/)).toBeVisible();
    await page.getByLabel("Pick the colour").fill("#2a6f97");
    await expect(page.getByLabel("Colour", { exact: true })).toHaveValue("#2a6f97");

    // The server says what is missing, and it stands at its field.
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByLabel("When it applies")).toBeFocused();
    await expect(page.getByLabel("When it applies")).toHaveAccessibleDescription(/must not be empty/);
    await page.getByLabel("When it applies").fill("Right, but for a small thing.");

    // By key, and the key that moves it keeps the focus.
    await page.getByRole("button", { name: "Move Mostly right up" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByText(/Mostly right is number \d+ of \d+\./)).toBeAttached();
    await expect(page.getByRole("button", { name: "Move Mostly right up" })).toBeFocused();

    // Nobody loses it by a wrong click.
    await page.getByRole("link", { name: "Queue" }).first().click();
    const asked = page.getByRole("dialog", { name: "Leave without saving?" });
    await asked.getByRole("button", { name: "Stay" }).click();
    await expect(asked).toBeHidden();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(saved(page)).toBeVisible();
    await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);

    const other = await atDesk(browser, reviewer());
    await addArticle(other);
    await openClaim(other);
    await other.getByRole("button", { name: "Assign to me" }).first().click();
    await other.getByRole("tab", { name: "Verdict" }).click();
    await expect(other.getByRole("radio", { name: "Satire or joke", exact: true })).toBeVisible();
    await expect(other.getByRole("radio", { name: "Mostly right", exact: true })).toBeVisible();
    await other.goto("/ratings");
    await expect(other.getByText("Admins change the ratings")).toBeVisible();

    await toggle(page, "Mostly right").click();
    await page.getByRole("button", { name: "Retire this rating" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
    await expect(
      page.getByRole("region", { name: "Retired" }).getByRole("button", { name: "Bring back Mostly right" }),
    ).toBeVisible();
    await expect(toggle(page, "Mostly right")).toHaveCount(0);
  } finally {
    await putBack(page, before);
  }
});

test("whoever was slower sees what is different, keeps what was typed, and saves it", async ({ browser }) => {
  const page = await atDesk(browser, chief());
  const before = await scaleNow(page);
  try {
    await page.goto("/ratings");
    await toggle(page, "Outdated").click();
    await page.getByLabel("When it applies").fill("Was right once.");
    const other = await atDesk(browser, chief());
    await other.goto("/ratings");
    await toggle(other, "Unproven").click();
    await other.getByLabel("Label", { exact: true }).fill("Not proven");
    await other.getByRole("button", { name: "Save" }).click();
    await expect(saved(other)).toBeVisible();

    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("alert").getByText("Unproven is now called Not proven.")).toBeVisible();
    await expect(page.getByLabel("When it applies")).toHaveValue("Was right once.");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(saved(page)).toBeVisible();
    await toggle(page, "Outdated").click();
    await expect(page.getByLabel("When it applies")).toHaveValue("Was right once.");
  } finally {
    await putBack(page, before);
  }
});

for (const colorScheme of ["light", "dark"] as const)
  test(`the scale is read and changed on a phone, ${colorScheme}`, async ({ browser }) => {
    const page = await atDesk(browser, chief(), { colorScheme, viewport: { width: 390, height: 844 } });
    await page.goto("/ratings");
    await toggle(page, "Half true").click();
    await page.getByLabel("Label", { exact: true }).fill("Half right");
    await expect(page.getByRole("button", { name: "Save" })).toBeInViewport();
    await expectNarrow(page);
    await expectAccessible(page, `the scale, ${colorScheme}`);
  });
