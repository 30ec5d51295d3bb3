// The feed builder: filter, preview, copy the address.
import { expect } from "@playwright/test";
import {
  addArticle,
  article,
  atDesk,
  editor,
  expectAccessible,
  expectNarrow,
  openClaim,
  reviewer,
  submitVerdict,
  test,
} from "./desk";
import { publish } from "./verdicts";

test("a feed is built, looked into, kept in the address and handed on", async ({ browser }) => {
  const outlet = `Velka Weekly & Sons ${Date.now()}`;
  const page = await atDesk(browser, reviewer());
  // Words of its own: the same text in another outlet would be a copy.
  const own = `Nobody in Tarsia expected the market hall to open again before the winter, least of all its butchers (${Date.now()}).`;
  const [, toll] = article().text.split("\n\n");
  await addArticle(page, { ...article(), outlet, text: `${own}\n\n${toll}` });
  await openClaim(page);
  const claim = await submitVerdict(page, "Mostly true", "The register holds 214 names.");
  const colleague = await atDesk(browser, editor());
  await colleague.goto(claim);
  await colleague.getByRole("button", { name: "Approve" }).click();
  await publish(colleague);
  await expect(colleague.getByRole("link", { name: "Public page" })).toBeVisible();

  await page.goto("/published");
  const feeds = page.getByRole("region", { name: "Feeds" });
  await expect(feeds.getByRole("link", { name: /\/feeds\/verdicts\.csv$/ })).toBeVisible();
  await feeds.getByRole("button", { name: "Build a feed" }).click();
  const words = feeds.getByRole("form", { name: "Content of the feed" });
  // The name is offered, because it leads to something.
  await words.getByPlaceholder("Every outlet").fill("velka weekly & sons");
  await page.getByRole("option", { name: outlet }).click();
  const item = feeds.getByRole("listitem");
  await expect(item).toHaveCount(1);
  await expect(item).toContainText("The register holds 214 names.");
  await expectAccessible(page, "the feed builder");

  // The address that is handed on holds the same.
  const address = await feeds.getByRole("link", { name: /verdicts\.json\?/ }).getAttribute("href");
  const reader = await browser.newContext();
  const feed = await (await reader.request.get(address ?? "")).json();
  expect(feed.items).toHaveLength(1);
  expect(feed.items[0].summary).toBe("The register holds 214 names.");
  const atom = await feeds.getByRole("link", { name: /verdicts\.atom\?/ }).getAttribute("href");
  expect(await (await reader.request.get(atom ?? "")).text()).toContain("The register holds 214 names.");

  // What is chosen lives in the address of the page: reloading and going back work.
  await words
    .getByRole("textbox", { name: "Rating" })
    .or(words.getByRole("combobox", { name: "Rating" }))
    .click();
  await page.getByRole("option", { name: "False", exact: true }).click();
  await page.keyboard.press("Escape");
  await expect(feeds.getByText(/^No matching/)).toBeVisible();
  await page.reload();
  await expect(feeds.getByText(/^No matching/)).toBeVisible();
  await expect(words.getByPlaceholder("Every outlet")).toHaveValue(outlet);
  await page.goBack();
  await expect(item).toHaveCount(1);
  await words.getByText("Corrections").click();
  await expect(feeds.getByText(/^No matching corrections/)).toBeVisible();
  await expect(feeds.getByRole("link", { name: /corrections\.rss\?/ })).toBeVisible();
  await expect(feeds.getByText("CSV")).toHaveCount(0);

  // A filter that cannot be read says so where it stands.
  await page.goto("/published?since=yesterday");
  await expect(words.getByLabel("Changed on this day or later")).toHaveAttribute("aria-invalid", "true");
  await expect(feeds.getByText(/One of the filters is invalid/)).toBeVisible();
  await expect(feeds.getByText("JSON Feed")).toHaveCount(0);
  await words.getByLabel("Changed on this day or later").fill("");
  await expect(feeds.getByText("JSON Feed")).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await expectNarrow(page);
  await expectAccessible(page, "the feed builder on a phone");
});
