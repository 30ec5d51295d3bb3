// Addresses of words in an article.
import { type Range, toUtf16 } from "./code-points";

/** What a link led to, left behind by the next step. */
export const NOWHERE = {
  comment: undefined,
  at: undefined,
  of: undefined,
  version: undefined,
  versions: undefined,
};

/** "120-180": code points from the first to behind the last; null when it is none. */
export function parsePlace(at: string | undefined): Range | null {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(at ?? "") ?? [];
  const range = { start: Number(start), end: Number(end) };
  return range.start < range.end ? range : null;
}

export function writePlace({ start, end }: Range): string {
  return `${start}-${end}`;
}

/** The words at a place of a text; empty when the text ends before it. */
export function wordsAt(text: string, place: Range): string {
  const [units] = toUtf16(text, [place]);
  return units ? text.slice(units.start, units.end) : "";
}

/** The position of the same words in another text, in code points: the occurrence nearest to the old position. */
export function findAgain(words: string, place: Range, text: string): Range | null {
  if (words.trim() === "") return null;
  const [near] = toUtf16(text, [place]);
  const before = text.lastIndexOf(words, near?.start);
  const behind = text.indexOf(words, near?.start);
  const distance = (at: number) => (at < 0 ? Number.POSITIVE_INFINITY : Math.abs(at - (near?.start ?? 0)));
  const found = distance(before) < distance(behind) ? before : behind;
  if (found < 0) return null;
  const start = [...text.slice(0, found)].length;
  return { start, end: start + [...words].length };
}
