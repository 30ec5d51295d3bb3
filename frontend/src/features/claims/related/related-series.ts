// Figures and dates of related claims that can be compared.
import type { Agreement, ClaimSummary, ComparedValue, Value } from "../../../api/types";

export type Related = { claim: ClaimSummary; values: readonly ComparedValue[]; agreement: Agreement };
type Own = { claim: ClaimSummary; values: readonly Value[] };
/** One figure (or day, in milliseconds) as somebody gave it; null where it is open. */
export type Point = {
  key: string;
  /** Who wrote it. */
  where: string | null;
  published: string | null;
  low: number | null;
  high: number | null;
  value: Value;
  standing: "own" | "fits" | "differs";
};
export type Series = { type: "figures" | "days"; measures: string; points: Point[] };

/** For everything the claim measures: what it says itself first, then what others say about the same. */
export function seriesOf(own: Own, others: readonly Related[]): Series[] {
  const found = new Map<string, Series>();
  for (const value of own.values) {
    const bounds = boundsOf(value);
    const name = `${bounds?.type} ${value.measures}`;
    if (!bounds || found.has(name)) continue;
    const point = pointOf(own.claim, value, "own");
    if (!point) continue;
    const points = others.flatMap(({ claim, values }) => {
      const same = values.filter((other) => other.measures === value.measures && boundsOf(other)?.type === bounds.type);
      // A text names many days; the one that fits is the one that it is about.
      const fitting = same.find(({ agreement }) => agreement === "agrees");
      const shown = fitting ?? same.find(({ agreement }) => agreement === "differs");
      return shown ? (pointOf(claim, shown, fitting ? "fits" : "differs") ?? []) : [];
    });
    if (points.length > 0) found.set(name, { type: bounds.type, measures: value.measures, points: [point, ...points] });
  }
  return [...found.values()];
}

function boundsOf(value: Value): { type: Series["type"]; low: number | null; high: number | null } | null {
  const [low, high] = [value.low ?? null, value.high ?? null];
  if (low !== null || high !== null) return { type: "figures", low, high };
  const day = (date: string | null | undefined) => (date ? Date.parse(date) : null);
  const [earliest, latest] = [day(value.earliest), day(value.latest)];
  if (earliest === null && latest === null) return null;
  return { type: "days", low: earliest, high: latest };
}

function pointOf(claim: ClaimSummary, value: Value, standing: Point["standing"]): Point | null {
  const bounds = boundsOf(value);
  if (!bounds) return null;
  return {
    key: `${claim.id}-${value.span.start}-${value.span.end}`,
    where: claim.article.outlet ?? claim.article.title ?? null,
    published: claim.article.published_at ?? null,
    low: bounds.low,
    high: bounds.high,
    value,
    standing,
  };
}
