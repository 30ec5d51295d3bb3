// Lists longer than the screen: focus, ticks and order while scrolling.
import { expect, type Page } from "@playwright/test";
import { atDesk, reviewer, test } from "./desk";

const ARTICLES = 4;
const CLAIMS_EACH = 60;

/** Takes in articles whose every paragraph is one claim about one place, and waits until all of them are found. */
async function fill(page: Page, place: string): Promise<{ ids: string[]; article: string }> {
  let article = "";
  for (let number = 0; number < ARTICLES; number++) {
    const text = Array.from(
      { length: CLAIMS_EACH },
      (_, at) =>
        `At least ${number * CLAIMS_EACH + at + 3} people were killed near ${place} on ${1 + (at % 28)} March 2026, the health ministry said.`,
    );
    const answer = await page.request.post("/api/v1/articles", {
      data: { title: `Report ${number} from ${place}`, text: text.join("\n\n") },
      headers: { Origin: new URL(page.url()).origin },
    });
    expect(answer.status()).toBe(201);
    article = (await answer.json()).id;
  }
  let ids: string[] = [];
  const look = async () => {
    ids = [];
    for (let cursor = ""; ; ) {
      const answer = await page.request.get("/api/v1/claims", {
        params: { q: place, state: "unassigned,in_review", limit: 100, ...(cursor ? { cursor } : {}) },
      });
      const found: { items: { id: string }[]; next_cursor?: string | null } = await answer.json();
      ids.push(...found.items.map((claim) => claim.id));
      if (!found.next_cursor) return ids.length;
      cursor = found.next_cursor;
    }
  };
  await expect.poll(look, { timeout: 60_000 }).toBe(ARTICLES * CLAIMS_EACH);
  return { ids, article };
}

const focused = (page: Page) =>
  page.evaluate(() =>
    document.activeElement instanceof HTMLElement ? document.activeElement.dataset.claimLink : undefined,
  );

test("the queue draws what is seen, and nothing of it is lost on the way", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  const { ids } = await fill(page, "Qarvelton");
  await page.goto("/queue?q=Qarvelton");
  const table = page.getByRole("table");
  await expect(table).toBeVisible();

  // By key through more than the first page, in the order of the server.
  for (let at = 0; at < 70; at++) {
    await page.keyboard.press("j");
    await expect.poll(() => focused(page)).toBe(ids[at]);
  }
  await expect(page.locator(":focus")).toBeInViewport();
  const current = page.locator("tr[data-current]");
  await current.getByRole("checkbox").check();
  await page.locator(`[data-claim-link="${ids[69]}"]`).focus();

  // To the end and back: what is passed stands in order, what has the focus keeps it.
  const scroll = (to: "top" | "end") =>
    page
      .getByRole("region", { name: "To do" })
      .evaluate((list, to) => list.scrollTo(0, to === "end" ? list.scrollHeight : 0), to);
  const rows = () =>
    table.locator("tbody tr[aria-rowindex]").evaluateAll((found) =>
      found.map((row) => ({
        at: Number(row.getAttribute("aria-rowindex")) - 2,
        id: row.querySelector<HTMLElement>("[data-claim-link]")?.dataset.claimLink,
      })),
    );
  const expectOrder = async () => {
    const drawn = await rows();
    expect(drawn.length).toBeLessThan(80);
    for (const { at, id } of drawn) expect(id).toBe(ids[at]);
  };
  await expectOrder();
  await expect(async () => {
    await scroll("end");
    await expect(table.locator(`tr[aria-rowindex="${ids.length + 1}"]`)).toBeInViewport({ timeout: 500 });
  }).toPass();
  await expect(table).toHaveAttribute("aria-rowcount", String(ids.length + 1));
  await expectOrder();
  expect(await focused(page)).toBe(ids[69]);
  await scroll("top");
  await expect(table.locator(`[data-claim-link="${ids[0]}"]`)).toBeInViewport();
  await expectOrder();
  expect(await focused(page)).toBe(ids[69]);
  await expect(page.getByRole("region", { name: "Selected claims" })).toBeVisible();

  // The next key goes on where the focus is, and brings it back into view.
  await page.keyboard.press("k");
  await expect.poll(() => focused(page)).toBe(ids[68]);
  await expect(page.locator(":focus")).toBeInViewport();
  await expect(table.locator(`tr[aria-rowindex="71"]`).getByRole("checkbox")).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`claim=${ids[68]}`));
});

test("a long article holds all its words, and its list comes back to the claim that was read", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  const { article } = await fill(page, "Umbrasko");
  const answer = await page.request.get(`/api/v1/articles/${article}/claims`);
  const { items }: { items: { id: string; statement: string }[] } = await answer.json();
  const [late, next] = [items[48], items[49]];
  if (!late || !next) throw new Error("The article has too few claims.");

  await page.goto(`/articles/${article}?claim=${late.id}`);
  await expect(page.locator(`mark[data-claim="${late.id}"]`)).toBeInViewport();
  await expect(page.locator("mark[data-claim]")).toHaveCount(CLAIMS_EACH);
  await page.keyboard.press("j");
  await expect(page).toHaveURL(new RegExp(`claim=${next.id}`));
  await expect(page.locator(`mark[data-claim="${next.id}"]`)).toHaveAttribute("data-open", "true");
  await expect(page.locator("mark[data-open]")).toHaveCount(1);
  await page.keyboard.press("Escape");
  const item = page.locator(`[data-item="${next.id}"]`);
  await expect(item).toBeInViewport();
  expect(await page.locator("[data-item]").count()).toBeLessThan(CLAIMS_EACH);
  await item.getByRole("link").click();
  await expect(page.getByRole("region", { name: "Claim", exact: true })).toContainText(next.statement);
});
