// Figures of insights: the rows of the tables as what the charts draw.
import type { InsightColumn, InsightLabel, InsightTable } from "../../../api/types";
import { partsOf } from "./period";

type Cell = InsightTable["rows"][number][number];

/** The leading cells of a row that are words, as one key. */
export function nameOf(row: readonly Cell[]): string {
  const first = row.findIndex((cell) => typeof cell !== "string");
  return row.slice(0, first < 0 ? row.length : first).join("\n");
}

/** The rows of a table by their names. */
export function byName(table: InsightTable | undefined): ReadonlyMap<string, readonly Cell[]> {
  return new Map(table?.rows.map((row) => [nameOf(row), row]));
}

export type Trend = {
  column: InsightColumn;
  /** The sums of the period and of the one before; null while the one before is not known. */
  total: number;
  before: number | null;
  points: { first: string; last: string; now: number; before: number | null }[];
};

type Dated = { table: InsightTable; since: string };

/** What happened from day to day, one trend for each column. Days without a row count as zero. */
export function trendsOf(now: Dated, before: Dated | null, days: number): Trend[] {
  return now.table.columns.slice(1).map((column, index) => {
    const current = sums(now, days, index + 1);
    const former = before ? sums(before, days, index + 1) : null;
    return {
      column,
      total: sum(current),
      before: former ? sum(former) : null,
      points: partsOf(now.since, days).map((part, at) => ({
        ...part,
        now: current[at] ?? 0,
        before: former ? (former[at] ?? 0) : null,
      })),
    };
  });
}

function sums({ table, since }: Dated, days: number, column: number): number[] {
  return partsOf(since, days).map(({ first, last }) =>
    sum(
      table.rows
        .filter(([day]) => typeof day === "string" && day >= first && day <= last)
        .map((row) => numberIn(row[column]) ?? 0),
    ),
  );
}

export type Pair<Name, Column> = { name: Name; column: Column; now: number | null; before: number | null };

/** The named rows in one column, each with its value in the period before. */
export function pairsOf<const Name extends InsightLabel, const Column extends InsightColumn>(
  table: InsightTable,
  before: InsightTable | undefined,
  names: readonly Name[],
  columns: readonly Column[],
): Pair<Name, Column>[] {
  const [rows, former] = [byName(table), byName(before)];
  return names.flatMap((name) =>
    columns.map((column) => {
      const at = table.columns.indexOf(column);
      return {
        name,
        column,
        now: numberIn(rows.get(name)?.[at]),
        before: numberIn(former.get(name)?.[at]),
      };
    }),
  );
}

export type Stack = { names: string[]; rows: { name: string; parts: Record<string, number> }[] };

const AGES: readonly InsightLabel[] = ["under_a_day", "one_to_three_days", "three_to_seven_days", "over_a_week"];

/** Open claims: every age, also one without claims, divided into states. */
export function backlogOf(table: InsightTable): Stack {
  const rows = byName(table);
  const names = table.columns.slice(1);
  return {
    names,
    rows: AGES.map((name) => ({
      name,
      parts: Object.fromEntries(names.map((state, index) => [state, numberIn(rows.get(name)?.[index + 1]) ?? 0])),
    })),
  };
}

/** The names that a chart of ratings has room for; the table has all. */
const MOST_NAMES = 10;

/** Verdicts by rating for the names with the most verdicts. `scale` gives the order of the ratings. */
export function ratingsOf(table: InsightTable, scale: readonly string[]): Stack {
  const rows = new Map<string, Record<string, number>>();
  for (const [name, rating, verdicts] of table.rows) {
    if (typeof name !== "string" || typeof rating !== "string") continue;
    if (!rows.has(name) && rows.size === MOST_NAMES) continue;
    rows.set(name, { ...rows.get(name), [rating]: numberIn(verdicts) ?? 0 });
  }
  const found = [...new Set([...rows.values()].flatMap((parts) => Object.keys(parts)))];
  const known = scale.filter((rating) => found.includes(rating));
  return {
    names: [...known, ...found.filter((rating) => !known.includes(rating))],
    rows: [...rows].map(([name, parts]) => ({ name, parts })),
  };
}

export function numberIn(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
