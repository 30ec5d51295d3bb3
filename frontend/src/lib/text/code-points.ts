// Code point offsets converted to UTF-16 offsets.

/** A half-open range. The unit (code points or UTF-16 units) is said where it is used. */
export type Range = { start: number; end: number };

/**
 * Turns code point offsets into UTF-16 offsets in one pass over the text.
 * Offsets past the end become the end; they come from a server that may know a newer text.
 */
export function utf16Offsets(text: string, codePoints: readonly number[]): Map<number, number> {
  const wanted = [...new Set(codePoints)].sort((a, b) => a - b);
  const found = new Map<number, number>();
  let unit = 0;
  let point = 0;
  for (const offset of wanted) {
    while (point < offset && unit < text.length) {
      unit += isPair(text, unit) ? 2 : 1;
      point += 1;
    }
    found.set(offset, unit);
  }
  return found;
}

/** Turns many code point ranges into UTF-16 ranges at once. */
export function toUtf16<T extends Range>(text: string, ranges: readonly T[]): T[] {
  const offsets = utf16Offsets(
    text,
    ranges.flatMap((range) => [range.start, range.end]),
  );
  return ranges.map((range) => ({
    ...range,
    start: offsets.get(range.start) ?? 0,
    end: offsets.get(range.end) ?? text.length,
  }));
}

/** How many code points a text has. */
export function codePointLength(text: string): number {
  let units = 0;
  let points = 0;
  while (units < text.length) {
    units += isPair(text, units) ? 2 : 1;
    points += 1;
  }
  return points;
}

function isPair(text: string, unit: number): boolean {
  const high = text.charCodeAt(unit);
  if (high < 0xd800 || high > 0xdbff) return false;
  const low = text.charCodeAt(unit + 1);
  return low >= 0xdc00 && low <= 0xdfff;
}
