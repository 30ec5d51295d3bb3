// Equal parts of a text with the claims in each.
import type { Range } from "./code-points";

export type Stretch<Item> = Range & { items: Item[] };

/** `count` stretches of a text of `length` code points; a claim lies where it begins. */
export function stretchesOf<Item extends { span: Range }>(
  length: number,
  items: readonly Item[],
  count: number,
): Stretch<Item>[] {
  const edges = Array.from({ length: count + 1 }, (_, index) => Math.round((index * length) / count));
  const stretches = edges.slice(1).map((end, index) => ({ start: edges[index] ?? 0, end, items: [] as Item[] }));
  for (const item of items) {
    const at = Math.min(count - 1, Math.floor((item.span.start * count) / Math.max(1, length)));
    // Rounded edges may be off by one from the exact division.
    const found = [at, at + 1, at - 1].find((index) => liesIn(item.span, stretches[index]));
    stretches[found ?? at]?.items.push(item);
  }
  return stretches;
}

export function liesIn(span: Range, stretch: Range | null | undefined): boolean {
  return stretch != null && span.start >= stretch.start && span.start < stretch.end;
}
