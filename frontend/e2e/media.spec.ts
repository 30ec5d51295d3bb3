// Picture of a claim: typed in the verdict form, approved, published, and found on the public page and in its structured data.
import { expect, type Page } from "@playwright/test";
import { addArticle, atDesk, below, editor, expectAccessible, openClaim, reviewer, test } from "./desk";
import { call, HELD, publish } from "./verdicts";

/** Pictures of the page for a person to look at, if `E2E_SHOTS` names a folder. */
async function shoot(page: Page, name: string) {
  if (!process.env.E2E_SHOTS) return;
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1440, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 1400 });
      await page.screenshot({ path: `${process.env.E2E_SHOTS}/${name}-${colorScheme}-${width}.png`, fullPage: true });
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

test("a picture is rated with its verdict, and readers and search engines get it", async ({ browser }) => {
  const author = await atDesk(browser, reviewer());
  await addArticle(author);
  await openClaim(author);
  await author.getByRole("button", { name: "Assign to me" }).first().click();
  await author.getByRole("tab", { name: /Evidence/ }).click();
  await author.getByRole("button", { name: "Add evidence" }).click();
  const source = author.getByRole("form", { name: "Add evidence" });
  await source.getByLabel("Address").fill("https://observers.example/register");
  await source.getByRole("radio", { name: "Supports" }).check();
  await source.getByRole("button", { name: "Add", exact: true }).click();
  await expect(author.getByText("origin observers.example")).toBeVisible();
  await author.getByRole("tab", { name: "Verdict" }).click();
  const part = author.getByRole("form", { name: "Verdict" }).locator("details", { hasText: "Picture, video or sound" });
  await expect(part.getByLabel("What it is")).toBeHidden();
  await part.locator("summary").click();
  await part.getByLabel("What it is").selectOption("Picture");
  await part.getByLabel("Address 1", { exact: true }).fill("social.example/p/1");
  await author.getByRole("button", { name: "Submit for approval" }).click();
  await expect(part.getByText("Choose what was done to it.")).toBeVisible();
  await part.getByLabel("What was done to it").selectOption("Out of context");
  await part.getByLabel("Address 1", { exact: true }).fill("https://social.example/p/1");
  await part.getByLabel("Archived copy of address 1").fill("https://archive.example/1");
  await part.getByLabel("Address of the original").fill("https://pictures.example/2019");
  await part.getByLabel("About the original").fill("The picture shows another bridge, in 2019.");
  await expect(author.getByText(/Saved \d/)).toBeVisible();
  await expectAccessible(author, "the verdict form with a picture");
  await shoot(author, "form");
  await author.reload();
  await expect(part.getByLabel("Address of the original")).toHaveValue("https://pictures.example/2019");

  await author.getByRole("radio", { name: "Mostly true", exact: true }).check({ force: true });
  await author.getByLabel("Summary").fill("The register holds 214 names.");
  await author.getByLabel("Rationale").fill("It lists **214 names**.");
  await author.getByRole("button", { name: "Submit for approval" }).click();
  await expect(author.getByText("Submitted", { exact: true }).first()).toBeVisible();
  const address = `/claims/${new URL(author.url()).searchParams.get("claim")}`;
  await expect(author.getByText("The picture shows another bridge, in 2019.")).toBeVisible();
  const desk = await atDesk(browser, editor());
  await desk.goto(address);
  await expect(desk.getByRole("link", { name: "https://social.example/p/1" })).toBeVisible();
  await shoot(desk, "panel");
  await desk.getByRole("button", { name: "Approve" }).click();
  await expect(desk.getByText("Approved", { exact: true }).first()).toBeVisible();
  await publish(desk);
  await expect(desk.getByRole("link", { name: "Public page" })).toBeVisible(HELD);
  const { published } = await call(desk, "GET", `/api/v1${address}`);

  const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await reader.goto(below(`/verdicts/${published.slug}`));
  const shown = reader.getByRole("region", { name: "The picture" });
  await expect(shown.getByText("Unaltered, but shown out of context.")).toBeVisible();
  await expect(shown.getByRole("link", { name: "archived copy" })).toHaveAttribute("rel", "nofollow");
  await shoot(reader, "public");
  const scripts = await reader.locator("script[type='application/ld+json']").allTextContents();
  const media = scripts.map((script) => JSON.parse(script)).find((one) => one["@type"] === "MediaReview");
  expect(media).toMatchObject({
    mediaAuthenticityCategory: "DecontextualizedContent",
    itemReviewed: { mediaItemAppearance: [{ "@type": "ImageObject", contentUrl: "https://social.example/p/1" }] },
  });
});
