// Screenshots of the same claim in several articles: a verdict reused, a time line with a contradiction, another language.
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { atDesk, chief, editor, reviewer, test } from "../e2e/desk";
import { call, type Step, take } from "../e2e/verdicts";

const FOLDER = join(import.meta.dirname, "../../docs/screenshots");

/** Adds an article and gives its first claim. */
async function told(page: Page, outlet: string, published_at: string, text: string): Promise<string> {
  const { id } = await call(page, "POST", "/api/v1/articles", {
    title: `${outlet}: the landslide at Ostermarn`,
    url: `https://${outlet.toLowerCase().replaceAll(" ", "-")}.example/landslide/${published_at}`,
    outlet,
    published_at,
    text,
  });
  let claims: { id: string }[] = [];
  await expect(async () => {
    claims = (await call(page, "GET", `/api/v1/articles/${id}/claims`)).items;
    expect(claims).not.toHaveLength(0);
  }).toPass();
  return claims[0]?.id ?? "";
}

/** The steps from an open claim to a published verdict. */
const STEPS: Step[] = [
  ["reviewer", "review/assign"],
  [
    "reviewer",
    "evidence",
    {
      url: "https://registry.tovaria.example/landslide",
      title: "List of the dead of Ostermarn",
      publisher: "Civil registry of Tovaria",
      stance: "refutes",
    },
  ],
  [
    "reviewer",
    "verdict/submission",
    {
      rating: "mostly_true",
      summary: "The registry lists 12 dead; two of the 14 were found alive.",
      rationale: "The civil registry closed its list on 20 March with **12 names**.",
    },
  ],
  ["editor", "verdict/approval"],
  ["editor", "verdict/publication"],
];

test("the same claim in pictures", async ({ browser }) => {
  const ines = await atDesk(browser, reviewer());
  const people = { reviewer: ines, editor: await atDesk(browser, editor()), chief: await atDesk(browser, chief()) };
  const checked = await told(
    ines,
    "Tovaria Daily",
    "2026-03-12",
    "The landslide at the quarry in Ostermarn killed 14 people, the fire brigade said.",
  );
  await take(people, checked, STEPS);
  await told(
    ines,
    "Korvale Courier",
    "2026-03-10",
    "The landslide at the quarry in Ostermarn killed 9 people, the fire brigade said.",
  );
  await told(
    ines,
    "Evening Mirror",
    "2026-03-12",
    "The landslide at the quarry in Ostermarn killed 11 people, the company said.",
  );
  const again = await told(
    ines,
    "Harbour Post",
    "2026-03-14",
    "According to the fire brigade, 14 people were killed by the landslide at the quarry of Ostermarn.",
  );
  const file = await call(ines, "GET", `/api/v1/claims/${again}`);
  await call(ines, "POST", `/api/v1/claims/${again}/review/assign`, {}, file.etag);

  await ines.goto(`/articles/${file.article.id}?claim=${again}&tab=related`);
  const related = ines.getByRole("region", { name: "Related claims" });
  const row = related.getByRole("row").filter({ hasText: "Tovaria Daily" });
  await row.getByRole("button", { name: /^Same claim as/ }).click();
  const reuse = row.getByRole("button", { name: "Reuse the verdict" });
  await expect(reuse).toBeVisible();
  await reuse.scrollIntoViewIfNeeded();
  await ines.screenshot({ path: join(FOLDER, "reuse-light.png") });

  const leading = ines.getByRole("list", { name: "Occurrences" }).getByRole("link", { name: /Ostermarn/ });
  // Claims are grouped behind all other work.
  await expect(async () => {
    await ines.goto(`/claims/${again}`);
    await expect(leading).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await leading.click();
  await expect(ines.getByRole("figure").filter({ hasText: "people killed" })).toContainText("Contradicts");
  await ines.screenshot({ path: join(FOLDER, "occurrence-light.png") });

  await ines.goto("/queue");
  await expect(ines.getByRole("row").nth(1)).toBeVisible();
  await ines.keyboard.press("ControlOrMeta+k");
  const palette = ines.getByRole("dialog").getByRole("combobox");
  await palette.fill("Catorce personas murieron en la cantera por el deslizamiento de tierra");
  await expect(ines.getByRole("option", { name: /14 people/ }).first()).toBeVisible();
  await ines.screenshot({ path: join(FOLDER, "other-language-light.png") });
});
