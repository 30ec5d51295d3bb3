// The claim page: evidence balance and printing.
import { expect, type Page } from "@playwright/test";
import { addArticle, atDesk, editor, expectAccessible, expectNarrow, openClaim, reviewer, test } from "./desk";

async function addEvidence(page: Page, stance: string, url: string, publisher: string, origin: string) {
  await page.getByRole("button", { name: "Add evidence" }).click();
  const form = page.getByRole("form", { name: "Add evidence" });
  await form.getByLabel("Address").fill(url);
  await form.getByRole("radio", { name: stance }).check();
  await form.getByLabel("Publisher").fill(publisher);
  await form.getByLabel("Origin").fill(origin);
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(form).toBeHidden();
}

test("reprints of one origin count once, and the file prints black on white with all that is folded", async ({
  browser,
}) => {
  const page = await atDesk(browser, reviewer(), { colorScheme: "dark" });
  await addArticle(page);
  await openClaim(page);
  await page.getByRole("button", { name: "Assign to me" }).first().click();
  await expect(page.getByText(/In work by you/)).toBeVisible();
  await addEvidence(page, "Supports", "https://velkadaily.example/a", "Velka Daily", "reuters");
  await addEvidence(page, "Supports", "https://tarsiapost.example/b", "Tarsia Post", "reuters");
  await addEvidence(page, "Refutes", "https://observers.example/register", "Observers", "observers");
  const balance = page.getByRole("region", { name: "Evidence" }).getByRole("figure");
  await expect(balance).toContainText("1 for the claim, 1 against it, 0 for context");
  await expect(balance).toContainText("3 sources from 2 independent origins");
  await expect(page.getByText("One origin: reuters. 2 sources, counted once")).toBeVisible();
  await expectAccessible(page, "the balance beside the text");

  await page.getByRole("link", { name: "Open the claim file" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const columns = ["Supports", "Context", "Refutes"].map((stance) =>
    page.getByRole("region", { name: "Evidence" }).getByRole("heading", { name: stance }),
  );
  await expect
    .poll(async () => new Set(await Promise.all(columns.map(async (one) => (await one.boundingBox())?.y))).size)
    .toBe(1);
  await expectAccessible(page, "the claim's own page");
  await page.getByRole("button", { name: "Withdraw: https://tarsiapost.example/b" }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("The same wire story");
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
  await page.getByRole("textbox", { name: "New comment" }).fill("Ask the mission.");
  await page.getByRole("button", { name: "Add comment" }).click();
  await page.getByRole("button", { name: "Resolve" }).click();
  await expect(page.getByText("Resolved by Rana Reviewer")).toBeVisible();
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNarrow(page);
  await page.setViewportSize({ width: 1280, height: 900 });

  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(page.getByText(/^Printed/)).toContainText(new URL(page.url()).pathname);
  await expect(page.getByText("Withdrawn by Rana Reviewer: The same wire story")).toBeVisible();
  await expect(page.getByRole("region", { name: "Comments" }).getByText("Ask the mission.")).toBeVisible();
  await expect(page.getByRole("button", { name: /Add|Submit|Print|Release|Reword|Withdraw/ })).toHaveCount(0);
  await expect(page.getByRole("form")).toHaveCount(0);
  await expect(page.getByRole("textbox")).toHaveCount(0);
  const ink = await page.evaluate(() => ({
    ground: getComputedStyle(document.body).backgroundColor,
    statement: getComputedStyle(document.querySelector("h1") ?? document.body).color,
  }));
  expect(ink).toEqual({ ground: "rgb(255, 255, 255)", statement: "rgb(0, 0, 0)" });
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen", colorScheme: "dark" });
  await expect(page.getByText("Withdrawn by Rana Reviewer: The same wire story")).toBeHidden();
});

test("what another newsroom found is suggested, read as its own words, and begins evidence", async ({ browser }) => {
  const desk = await atDesk(browser, editor());
  const found = "214 people were killed in the shelling of Korda on 19 February 2026";
  const answer = await desk.evaluate(async (claim) => {
    const review = {
      "@context": "https://schema.org",
      "@type": "ClaimReview",
      url: "https://desk.lantern.example/checks/korda",
      claimReviewed: claim,
      datePublished: "2026-03-01",
      author: { "@type": "Organization", name: "The Lantern" },
      itemReviewed: { "@type": "Claim", author: { "@type": "Person", name: "Irena Malko" } },
      reviewRating: { "@type": "Rating", alternateName: "<b>Half</b> the story" },
      inLanguage: "en",
    };
    const sent = await fetch(`${window.basePath}/api/v1/external-checks`, {
      method: "POST",
      body: JSON.stringify({ document: review }),
      headers: { "Content-Type": "application/json" },
    });
    return { status: sent.status, body: await sent.json() };
  }, found);
  expect(answer).toMatchObject({ status: 200, body: { imported: 1 } });

  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await openClaim(page);
  await page.getByRole("tab", { name: /Evidence/ }).click();
  const others = page.getByRole("region", { name: "Other newsrooms" });
  await expect(others.getByRole("link", { name: found })).toHaveAttribute(
    "href",
    "https://desk.lantern.example/checks/korda",
  );
  await expect(others).toContainText("The Lantern");
  await expect(others).toContainText("said by Irena Malko");
  await expect(others).toContainText("Half the story");
  await expectAccessible(page, "what other newsrooms found");

  await others.getByRole("button", { name: `Add as evidence: ${found}` }).click();
  const form = page.getByRole("form", { name: "Add evidence" });
  await expect(form.getByLabel("Address")).toHaveValue("https://desk.lantern.example/checks/korda");
  await expect(form.getByLabel("Publisher")).toHaveValue("The Lantern");
  await form.getByRole("radio", { name: "Refutes" }).check();
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("figure")).toContainText("1 source");
});
