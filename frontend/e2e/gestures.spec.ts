// A double click or a double Enter on any action of any state does one thing, and never publishes.
import { expect, type Page } from "@playwright/test";
import { article, atDesk, chief, editor, reviewer, test } from "./desk";
import { type By, call, type People, type Step, take } from "./verdicts";

const VERDICT = { rating: "mostly_true", summary: "It holds.", rationale: "It lists **214 names**." };
const SOURCE = { url: "https://observers.example/register", publisher: "Reuters", stance: "supports" };
const SUBMITTED: Step[] = [
  ["reviewer", "review/assign"],
  ["reviewer", "evidence", SOURCE],
  ["reviewer", "verdict/submission", VERDICT],
];
const APPROVED: Step[] = [...SUBMITTED, ["chief", "verdict/approval"]];
const PUBLISHED: Step[] = [...APPROVED, ["chief", "verdict/publication"]];

/** How a claim comes into each state, and who looks at it there. */
const STATES: Record<string, { steps: Step[]; who: By }> = {
  unassigned: { steps: [], who: "editor" },
  "in review": { steps: [["editor", "review/assign"]], who: "editor" },
  submitted: { steps: SUBMITTED, who: "editor" },
  "submitted by oneself": { steps: SUBMITTED, who: "reviewer" },
  approved: { steps: APPROVED, who: "editor" },
  published: { steps: PUBLISHED, who: "editor" },
  "being corrected": { steps: [...PUBLISHED, ["editor", "review/assign"]], who: "editor" },
  retracted: {
    steps: [
      ...PUBLISHED,
      ["editor", "verdict/retraction", { notice: "The register was withdrawn." }],
      ["chief", "verdict/approval"],
      ["chief", "verdict/publication"],
    ],
    who: "editor",
  },
  dismissed: { steps: [["editor", "review/dismiss", { reason: "opinion" }]], who: "editor" },
};

/** Ids of enough claims of a new article. */
async function claims(page: Page, wanted: number): Promise<string[]> {
  const sentences = Array.from(
    { length: wanted },
    (_, at) =>
      `At least ${214 + at} people were killed in the flood of Marenholt on ${(at % 28) + 1} February 20${10 + (at % 16)}.`,
  );
  const added = await call(page, "POST", "/api/v1/articles", { ...article(), text: sentences.join("\n\n") });
  const path = `/api/v1/articles/${added.id ?? added.article.id}/claims?limit=100`;
  await expect.poll(async () => (await call(page, "GET", path)).items.length).toBeGreaterThan(wanted / 2);
  return (await call(page, "GET", path)).items.map(({ id }: { id: string }) => id);
}

async function events(page: Page, id: string): Promise<string[]> {
  const { items } = await call(page, "GET", `/api/v1/claims/${id}/history`);
  return items.map(({ kind }: { kind: string }) => kind);
}

/** The actions that are possible now, in their order on the page. */
function actions(page: Page) {
  return page
    .getByRole("region", { name: /^(Review|Verdict)$/ })
    .getByRole("button", { disabled: false })
    .and(page.locator(":not([aria-disabled=true]):visible"));
}

const GESTURES = {
  "double click": async (page: Page, at: number) => {
    const button = actions(page).nth(at);
    await button.scrollIntoViewIfNeeded();
    const box = await button.boundingBox();
    if (!box) throw new Error("the action is not on screen");
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    // As slow as a double click may be: what the first click changes is there.
    await page.waitForTimeout(350);
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
  },
  "double Enter": async (page: Page, at: number) => {
    await actions(page).nth(at).focus();
    const began = Date.now();
    await page.keyboard.press("Enter");
    // The page may have been slow to take the first.
    await page.waitForTimeout(Math.max(0, began + 350 - Date.now()));
    await page.keyboard.press("Enter");
  },
};

test("a double click and a double Enter on any action do one thing, and publish nothing", async ({ browser }) => {
  test.setTimeout(600_000);
  const people: People = {
    reviewer: await atDesk(browser, reviewer()),
    editor: await atDesk(browser, editor()),
    chief: await atDesk(browser, chief()),
  };
  const ids = await claims(people.reviewer, 90);
  for (const [state, { steps, who }] of Object.entries(STATES)) {
    const page = people[who];
    let id = "";
    for (const [gesture, act] of Object.entries(GESTURES)) {
      let count = 1;
      for (let at = 0; at < count; at++) {
        if (!id) {
          id = ids.shift() ?? "";
          await take(people, id, steps);
        }
        const before = await events(page, id);
        await page.goto(`/claims/${id}`);
        await expect(page.getByRole("region", { name: "Review" })).toBeVisible();
        await expect(page.getByRole("region", { name: "Verdict" })).toBeVisible();
        count = await actions(page).count();
        if (count === 0) break;
        const name = await actions(page).nth(at).textContent();
        await act(page, at);
        // What a second act would have sent has arrived.
        await page.waitForTimeout(250);
        const new_ = (await events(page, id)).slice(0, -before.length || undefined);
        const where = `${gesture} on ${name}, ${state}: ${new_.join(", ")}`;
        expect(new_.length, where).toBeLessThanOrEqual(1);
        expect(new_.join(" "), where).not.toMatch(/verdict_(published|corrected|retracted)/);
        if (new_.length > 0) id = "";
      }
    }
  }
});
