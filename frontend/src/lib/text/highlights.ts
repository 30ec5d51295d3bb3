// Overlapping highlights as nested pieces of text.
import type { Range } from "./code-points";

export type Mark = Range & { id: string };
/** A stretch of text under exactly the same marks, or a mark around further pieces. */
export type Piece =
  | { type: "text"; start: number; end: number }
  | { type: "mark"; id: string; start: number; end: number; children: Piece[]; first: boolean };

export type Paragraph = Range & { pieces: Piece[]; heading: boolean };

/** The paragraphs of a text (separated by line breaks), each with its marks nested; UTF-16 units throughout. */
export function paragraphs(text: string, marks: readonly Mark[]): Paragraph[] {
  const ordered = outermostFirst(marks);
  const seen = new Set<string>();
  let next = 0;
  let open: Mark[] = [];
  return lines(text).map((line) => {
    open = open.filter((mark) => mark.end > line.start);
    for (let mark = ordered[next]; mark && mark.start < line.end; mark = ordered[++next]) {
      if (mark.end > line.start) open.push(mark);
    }
    return { ...line, heading: looksLikeHeading(text, line), pieces: nest(line, open, seen) };
  });
}

/**
 * Nests marks inside one range. Where two marks cross, the later one is cut at the edge of the earlier,
 * and only its first piece is flagged `first`, so that it is announced and focused once.
 */
export function nest(within: Range, marks: readonly Mark[], seen = new Set<string>()): Piece[] {
  const clipped = outermostFirst(marks)
    .map((mark) => ({
      ...mark,
      start: Math.max(mark.start, within.start),
      end: Math.min(mark.end, within.end),
    }))
    .filter((mark) => mark.start < mark.end);
  const pieces: Piece[] = [];
  let at = within.start;
  const queue = [...clipped];
  for (let mark = queue.shift(); mark; mark = queue.shift()) {
    const outer = mark;
    if (at < outer.start) pieces.push({ type: "text", start: at, end: outer.start });
    const inside = queue.filter((other) => other.start < outer.end);
    const first = !seen.has(outer.id);
    seen.add(outer.id);
    pieces.push({
      type: "mark",
      id: outer.id,
      start: outer.start,
      end: outer.end,
      children: nest(outer, inside, seen),
      first,
    });
    at = outer.end;
    const rest = queue
      .filter((other) => other.end > outer.end)
      .map((other) => ({ ...other, start: Math.max(other.start, outer.end) }));
    queue.splice(0, queue.length, ...outermostFirst(rest));
  }
  if (at < within.end) pieces.push({ type: "text", start: at, end: within.end });
  return pieces;
}

function outermostFirst<T extends Mark>(marks: readonly T[]): T[] {
  return [...marks].sort((a, b) => a.start - b.start || b.end - a.end || a.id.localeCompare(b.id));
}

function lines(text: string): Range[] {
  const found: Range[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && text[at] !== "\n") continue;
    if (text.slice(start, at).trim() !== "") found.push({ start, end: at });
    start = at + 1;
  }
  return found;
}

/** A short line without closing punctuation, as between-titles are. */
function looksLikeHeading(text: string, line: Range): boolean {
  const length = line.end - line.start;
  return length <= 80 && !/[.!?:;,”"’)\]]\s*$/u.test(text.slice(line.start, line.end));
}
