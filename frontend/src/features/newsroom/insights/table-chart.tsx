// The chart of a table of insights; a table of people has none.
import type { InsightTable } from "../../../api/types";
import { columnTitle, labelText } from "../../../lib/words/codes";
import { day } from "../../../lib/words/times";
import { locale, t } from "../../../texts";
import { Chart, Legend, RowChart, TrendChart } from "./chart";
import drawn from "./chart.module.css";
import type { Layer } from "./charts";
import { backlogOf, type Pair, pairsOf, ratingsOf, type Stack, trendsOf } from "./figures";
import { BEFORE, fillAt, NOW } from "./fill";
import { lastDay, type Period } from "./period";
import classes from "./table-chart.module.css";

/** The heights of the drawings before they are there, in pixels. */
const TREND = 108;
const ROW = 30;
const AXIS = 34;
const AGREEMENT = ["approved_without_return", "second_readings_agree", "two_origins"] as const;
const CORRECTIONS = ["clarifications", "corrections", "retractions"] as const;

type Props = {
  table: InsightTable;
  /** The same table of the period before, as soon as it is known. */
  before: InsightTable | undefined;
  period: Period;
  /** The ratings of the newsroom, for their order and colours. */
  scale: readonly { label: string; color: string }[];
};

export function hasChart({ key }: InsightTable): boolean {
  return key !== "workload";
}

export function TableChart({ table, before, period, scale }: Props) {
  if (table.key === "throughput") return <Throughput table={table} before={before} period={period} />;
  if (table.key === "waiting")
    return (
      <Pairs
        name={t.insights.charts.waiting}
        pairs={pairsOf(
          table,
          before,
          ["first_assignment", "publication"],
          ["median_hours", "ninetieth_percentile_hours"],
        )}
        title={({ name, column }) => `${t.insights.until[name]}, ${t.insights.hours[column]}`}
        write={hours}
        period={period}
      />
    );
  if (table.key === "quality")
    return (
      <div className={classes.stack}>
        <Pairs
          name={t.insights.charts.agreement}
          titled
          pairs={pairsOf(table, before, AGREEMENT, ["share"])}
          title={({ name }) => t.insights.shares[name]}
          write={percent}
          share
          period={period}
        />
        <Pairs
          name={t.insights.charts.corrections}
          titled
          pairs={pairsOf(table, before, CORRECTIONS, ["share"])}
          title={({ name }) => t.insights.shares[name]}
          write={percent}
          share
          period={period}
        />
      </div>
    );
  if (table.key === "open_by_age") {
    const backlog = backlogOf(table);
    const layers = table.columns
      .slice(1)
      .map((state, index) => ({ key: state, label: columnTitle(state), fill: fillAt(index) }));
    return <Stacked name={t.insights.charts.backlog} stack={backlog} layers={layers} />;
  }
  if (
    table.key === "ratings_by_claimant" ||
    table.key === "ratings_by_organisation" ||
    table.key === "ratings_by_outlet"
  ) {
    const stack = ratingsOf(
      table,
      scale.map(({ label }) => label),
    );
    const layers = stack.names.map((label, index) => ({
      key: label,
      label,
      fill: fillAt(index, scale.find((rating) => rating.label === label)?.color ?? "var(--ink-3)"),
    }));
    return <Stacked name={t.insights.charts[table.key]} stack={stack} layers={layers} />;
  }
  return null;
}

function Throughput({
  table,
  before,
  period,
}: {
  table: InsightTable;
  before: InsightTable | undefined;
  period: Period;
}) {
  const words = wordsOf(period);
  const trends = trendsOf(
    { table, since: period.since },
    before ? { table: before, since: period.before.since } : null,
    period.days,
  );
  return (
    <div className={drawn.colours}>
      <Legend layers={layersOf(period, before !== undefined)} />
      <div className={classes.trends}>
        {trends.map(({ column, total, before, points }) => {
          const named = points.map(({ first, last, ...counts }) => ({
            name: first === last ? day(first) : t.insights.days(day(first), day(last)),
            ...counts,
          }));
          return (
            <Chart
              key={column}
              name={columnTitle(column)}
              title={
                <>
                  {columnTitle(column)} <strong>{count(total)}</strong>{" "}
                  {before === null ? null : <span className="muted">{t.insights.before(count(before))}</span>}
                </>
              }
              height={TREND}
              ends={[day(points[0]?.first ?? ""), day(points.at(-1)?.last ?? "")]}
            >
              <TrendChart points={named} words={words} />
            </Chart>
          );
        })}
      </div>
    </div>
  );
}

type PairsProps<Name, Column> = {
  name: string;
  /** Whether the name is shown, where a table has several charts. */
  titled?: boolean;
  pairs: readonly Pair<Name, Column>[];
  title: (pair: Pair<Name, Column>) => string;
  write: (value: number) => string;
  /** Whether the values are shares of a whole. */
  share?: boolean;
  period: Period;
};

/** The period until now and the one before, one below the other for every name. */
function Pairs<Name, Column>(props: PairsProps<Name, Column>) {
  const { name, titled = false, pairs, title, write, share = false, period } = props;
  const compared = pairs.some(({ before }) => before !== null);
  const rows = pairs.map((pair) => ({ name: title(pair), now: pair.now, before: pair.before }));
  const layers = layersOf(period, compared);
  return (
    <Chart
      name={name}
      title={titled ? name : null}
      layers={layers}
      height={rows.length * layers.length * 0.8 * ROW + AXIS}
    >
      <RowChart rows={rows} layers={layers} write={write} share={share} />
    </Chart>
  );
}

function Stacked({ name, stack, layers }: { name: string; stack: Stack; layers: readonly Layer[] }) {
  return (
    <Chart name={name} layers={layers} height={stack.rows.length * ROW + AXIS}>
      <RowChart
        stacked
        rows={stack.rows.map(({ name, parts }) => ({ ...parts, name: labelText(name) }))}
        layers={layers}
        write={count}
      />
    </Chart>
  );
}

function wordsOf({ since, before }: Period) {
  return {
    now: t.insights.since(day(since.slice(0, 10))),
    before: t.insights.days(day(before.since.slice(0, 10)), day(lastDay(before))),
  };
}

function layersOf(period: Period, compared: boolean): Layer[] {
  const words = wordsOf(period);
  const now = { key: "now", label: words.now, fill: NOW };
  return compared ? [now, { key: "before", label: words.before, fill: BEFORE }] : [now];
}

const TENTHS = { maximumFractionDigits: 1 };
const count = (value: number) => value.toLocaleString(locale);
const hours = (value: number) => t.insights.inHours(value.toLocaleString(locale, TENTHS));
const percent = (value: number) => `${Math.round(100 * value)} %`;
