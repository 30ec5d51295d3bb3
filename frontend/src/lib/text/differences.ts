// Differences between two texts, by paragraph and by word.
import { diffArrays } from "diff";

/** A stretch of both versions: the same paragraphs, or one paragraph as it was (null: new) and as it is (null: gone). */
export type Stretch =
  | { type: "same"; paragraphs: string[] }
  | { type: "changed"; before: string | null; after: string | null };
export type Words = { text: string; change: "same" | "added" | "removed" };

/** Beyond this many paragraphs that came or went, the paragraphs between are compared in their order. */
const MOST_EDITS = 1000;
/** Beyond this many characters between their first and last difference, two paragraphs are shown whole. */
const MOST_CHARACTERS = 12_000;
const MOST_WORD_EDITS = 400;
/** Runs up to this length are matched by their words, longer ones in their order. */
const MOST_MATCHED = 40;
/** The share of unchanged letters between the first and last difference from which words are compared. */
const KEPT = 0.4;
/** The share of common words from which two paragraphs count as one changed paragraph. */
const ALIKE = 0.3;

export function compareTexts(before: string, after: string): Stretch[] {
  const [old, fresh] = [split(before), split(after)];
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < fresh.length - head &&
    old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]
  )
    tail += 1;
  const gone = old.slice(head, old.length - tail);
  const come = fresh.slice(head, fresh.length - tail);
  const stretches: Stretch[] = [];
  if (head > 0) stretches.push({ type: "same", paragraphs: old.slice(0, head) });
  let removed: string[] = [];
  const settle = (added: string[]) => {
    stretches.push(...match(removed, added));
    removed = [];
  };
  const changes = diffArrays(gone, come, { maxEditLength: MOST_EDITS });
  if (changes) {
    for (const change of changes) {
      if (change.removed) removed = change.value;
      else if (change.added) settle(change.value);
      else {
        settle([]);
        stretches.push({ type: "same", paragraphs: change.value });
      }
    }
    settle([]);
  } else {
    removed = gone;
    settle(come);
  }
  if (tail > 0) stretches.push({ type: "same", paragraphs: old.slice(old.length - tail) });
  return stretches;
}

/**
 * The words of a changed paragraph in reading order, replaced as a whole where little was kept; null when it is too much
 * and both are to be shown whole.
 */
export function compareWords(before: string, after: string): Words[] | null {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  while (head > 0 && !/\s/u.test(before[head - 1] ?? "")) head -= 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  while (tail > 0 && !/\s/u.test(before.at(-tail) ?? "")) tail -= 1;
  const [gone, come] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  if (gone.length + come.length > MOST_CHARACTERS) return null;
  const changes = diffArrays(tokens(gone), tokens(come), { maxEditLength: MOST_WORD_EDITS });
  if (!changes) return null;
  const between: Words[] = changes.map(({ value, added, removed }) => ({
    text: value.join(""),
    change: added ? "added" : removed ? "removed" : "same",
  }));
  const kept = letters(between.flatMap(({ text, change }) => (change === "same" ? text : [])).join(""));
  const replaced = kept < KEPT * Math.max(letters(gone), letters(come));
  const words: Words[] = [
    { text: before.slice(0, head), change: "same" },
    ...(replaced
      ? [
          { text: gone, change: "removed" as const },
          { text: come, change: "added" as const },
        ]
      : between),
    { text: before.slice(before.length - tail), change: "same" },
  ];
  return words.filter(({ text }) => text !== "");
}

/** Words, figures as a whole ("1,900"), spaces and signs. */
function tokens(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+(?:[.,’'-][\p{L}\p{M}\p{N}]+)*|\s+|./gu) ?? [];
}

function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

function split(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

/** Pairs removed paragraphs with the added ones that replace them. */
function match(gone: readonly string[], come: readonly string[]): Stretch[] {
  const stretches: Stretch[] = [];
  const byWords = gone.length <= MOST_MATCHED && come.length <= MOST_MATCHED;
  let next = 0;
  for (const before of gone) {
    const found = byWords
      ? come.findIndex((after, index) => index >= next && alike(before, after))
      : next < come.length
        ? next
        : -1;
    for (; found >= 0 && next < found; next++)
      stretches.push({ type: "changed", before: null, after: come[next] ?? null });
    if (found >= 0) next = found + 1;
    const after = found >= 0 ? (come[found] ?? null) : null;
    const last = stretches.at(-1);
    if (after !== before) stretches.push({ type: "changed", before, after });
    else if (last?.type === "same") last.paragraphs.push(before);
    else stretches.push({ type: "same", paragraphs: [before] });
  }
  for (const after of come.slice(next)) stretches.push({ type: "changed", before: null, after });
  return stretches;
}

function alike(before: string, after: string): boolean {
  const [one, other] = [wordsOf(before), wordsOf(after)];
  let shared = 0;
  for (const word of one) if (other.has(word)) shared += 1;
  return shared >= ALIKE * Math.max(one.size, other.size);
}

function wordsOf(text: string): Set<string> {
  return new Set(
    text
      .slice(0, MOST_CHARACTERS)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}
