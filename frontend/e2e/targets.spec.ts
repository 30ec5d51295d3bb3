// Targets of at least 24 pixels and pages that reflow at 320 pixels (WCAG 2.5.8, 1.4.10), and colours that a person has chosen.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { addArticle, atDesk, chief, expectNarrow, openClaim, test } from "./desk";

/** Every address of the dashboard without parameters, read from the router. */
const router = readFileSync(join(import.meta.dirname, "../src/app/router.tsx"), "utf8");
const PAGES = [...router.matchAll(/(?:path: |page\(\s*)"(\/[a-z/-]+)"/g)].map((found) => found[1] ?? "");

/** What can be pressed and is too small, unless it is in a sentence or a circle of 24 pixels around it meets no other. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const LEAST = 23.5;
    const PRESSED =
      "a[href], button, input, select, textarea, summary, [role=button], [role=tab], [role=checkbox], [role=switch]";
    const shown = [...document.querySelectorAll<HTMLElement>(PRESSED)].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        !element.closest("[inert], .visually-hidden, .skip") &&
        !element.matches(":disabled"),
    );
    const union = (one: DOMRect, other: DOMRect) => {
      const [left, top] = [Math.min(one.left, other.left), Math.min(one.top, other.top)];
      return new DOMRect(left, top, Math.max(one.right, other.right) - left, Math.max(one.bottom, other.bottom) - top);
    };
    const boxOf = (element: HTMLElement): DOMRect => {
      const own = element.getBoundingClientRect();
      // A label presses what it names; a field of pills has the frame of all.
      const frame = element.matches(".mantine-PillsInputField-field")
        ? element.closest(".mantine-PillsInput-input")
        : null;
      if (frame) return frame.getBoundingClientRect();
      const labels = element instanceof HTMLInputElement && /radio|checkbox/.test(element.type) ? element.labels : null;
      const boxes = [...(labels ?? [])].map((label) => label.getBoundingClientRect());
      // A link that covers its row.
      const cover = getComputedStyle(element, "::after");
      const covered = cover.content !== "none" && cover.position === "absolute" && cover.inset === "0px";
      if (covered && element.offsetParent) boxes.push(element.offsetParent.getBoundingClientRect());
      return boxes.reduce(union, own);
    };
    const isSmall = (box: DOMRect) => box.width < LEAST || box.height < LEAST;
    const inSentence = (element: HTMLElement) =>
      getComputedStyle(element).display.startsWith("inline") &&
      [...(element.parentElement?.childNodes ?? [])].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
      );
    const boxes = shown
      .map((element) => ({ element, box: boxOf(element) }))
      .filter(({ box }) => box.width * box.height > 0);
    const crowded = (element: HTMLElement, box: DOMRect) => {
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      return boxes.some(({ element: other, box: near }) => {
        if (other === element || other.contains(element) || element.contains(other)) return false;
        if (isSmall(near)) return Math.hypot(near.left + near.width / 2 - x, near.top + near.height / 2 - y) < 24;
        return Math.hypot(Math.max(near.left - x, 0, x - near.right), Math.max(near.top - y, 0, y - near.bottom)) < 12;
      });
    };
    return boxes
      .filter(({ element, box }) => isSmall(box) && !inSentence(element) && crowded(element, box))
      .map(({ element, box }) => {
        const name = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40);
        return `${element.tagName} "${name}" ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`;
      });
  });
}

for (const width of [1440, 320]) {
  test(`at ${width} pixels every target is large enough, and nothing has to be pushed sideways`, async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const page = await atDesk(browser, chief());
    const article = await addArticle(page);
    await openClaim(page);
    const claim = new URL(page.url()).searchParams.get("claim");
    expect(PAGES.length).toBeGreaterThan(15);
    await page.setViewportSize({ width, height: 900 });
    const open = `${article}?claim=${claim}`;
    for (const path of [...PAGES, article, open, `${open}&tab=comments`, `/claims/${claim}`]) {
      await page.goto(path);
      await expect(page.getByRole("heading").first(), path).toBeAttached();
      await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
      await expect.poll(() => tooSmall(page), { message: path }).toEqual([]);
      await expectNarrow(page);
    }
  });
}

test("in the colours of a person the claims of a text can be read, and what is chosen is marked", async ({
  browser,
}) => {
  const page = await atDesk(browser, chief(), { forcedColors: "active", colorScheme: "dark" });
  const path = await addArticle(page);
  const inks = await page
    .locator("mark[data-claim]")
    .evaluateAll((marks) => marks.map((mark) => [getComputedStyle(mark).color, getComputedStyle(document.body).color]));
  expect(inks.length).toBeGreaterThan(0);
  for (const [mark, text] of inks) expect(mark).toBe(text);
  await openClaim(page);
  await page.goto(`${path}?claim=${new URL(page.url()).searchParams.get("claim")}&tab=history`);
  const outline = page.getByRole("tab", { name: "History" }).evaluate((tab) => getComputedStyle(tab).outlineStyle);
  expect(await outline).toBe("solid");
});
