// Fills of charts: a colour and a pattern, so that no series is told apart by its colour alone.

export type Fill = {
  color: string;
  /** Which of the patterns; the first is plain. */
  pattern: number;
};

/** The period until now, and the one before. */
export const NOW: Fill = { color: "var(--series-1)", pattern: 0 };
export const BEFORE: Fill = { color: "var(--series-4)", pattern: 1 };

/** The fill of a series by its place among the others. */
export function fillAt(index: number, color = `var(--series-${(index % 4) + 1})`): Fill {
  return { color, pattern: index % PATTERNS.length };
}

/** `--mono` replaces every colour on paper and where the person has chosen the colours. */
export function colorOf({ color }: Fill): string {
  return `var(--mono, ${color})`;
}

const PATTERNS = [
  null,
  "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4",
  "M2,2 h0.1 M6,6 h0.1",
  "M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4",
  "M2,0 v8 M6,0 v8",
  "M0,2 h8 M0,6 h8",
  "M0,4 h8 M4,0 v8",
] as const;

type Props = { id: string; fill: Fill };

/** The definition that `url(#id)` paints with. */
export function FillPattern({ id, fill }: Props) {
  const color = colorOf(fill);
  const lines = PATTERNS[fill.pattern];
  return (
    <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
      <rect width="8" height="8" fill="var(--surface)" />
      <rect width="8" height="8" fill={color} fillOpacity={lines ? 0.22 : 1} />
      {lines ? <path d={lines} stroke={color} strokeWidth="2.4" strokeLinecap="square" /> : null}
    </pattern>
  );
}

/** The fill as a small square of a legend. */
export function Swatch({ id, fill }: Props) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <defs>
        <FillPattern id={id} fill={fill} />
      </defs>
      <rect x="0.5" y="0.5" width="13" height="13" rx="2" fill={`url(#${id})`} stroke={colorOf(fill)} />
    </svg>
  );
}
