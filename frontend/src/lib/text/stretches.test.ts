// Tests of equal parts of a text: each claim is in exactly one.
import { expect, it } from "vitest";
import { liesIn, stretchesOf } from "./stretches";

it("covers the text without gaps and puts every claim where it begins", () => {
  for (const [length, count] of [
    [1000, 16],
    [17, 5],
    [7, 16],
  ] as const) {
    const items = Array.from({ length }, (_, start) => ({ span: { start, end: start + 3 } }));
    const stretches = stretchesOf(length, items, count);
    expect(stretches[0]?.start).toBe(0);
    expect(stretches.at(-1)?.end).toBe(length);
    for (const [index, stretch] of stretches.entries()) expect(stretch.start).toBe(stretches[index - 1]?.end ?? 0);
    expect(stretches.flatMap((stretch) => stretch.items)).toHaveLength(length);
    for (const stretch of stretches) for (const item of stretch.items) expect(liesIn(item.span, stretch)).toBe(true);
  }
});
