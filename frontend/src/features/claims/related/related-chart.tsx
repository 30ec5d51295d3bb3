// The chart that compares figures and dates across articles.

import { measureText } from "../../../lib/words/codes";
import { figure } from "../../../lib/words/figures";
import { day } from "../../../lib/words/times";
import { locale, t } from "../../../texts";
import classes from "./related-chart.module.css";
import type { Point, Series } from "./related-series";

const WIDE = 420;
const LEFT = 52;
const RIGHT = 14;
/** The largest offset of points of one day, in pixels. */
const SPREAD = 42;

/** A picture for the eye, and the same as a table for everybody. */
export function RelatedChart({ series }: { series: Series }) {
  const differing = series.points.filter((point) => point.standing === "differs").length;
  const bounds = series.points.flatMap((point) => [point.low, point.high]).filter((one) => one !== null);
  // No chart when all values are equal.
  const varied = new Set(bounds).size > 1;
  const drawable = varied && (series.type === "days" || series.points.filter((point) => point.published).length > 1);
  return (
    <figure className={classes.chart}>
      <figcaption>
        <strong>{series.type === "days" ? t.related.days : measureText(series.measures)}</strong>{" "}
        <span className="muted">{t.related.summary(series.points.length, differing)}</span>
      </figcaption>
      {drawable ? series.type === "days" ? <Days series={series} /> : <Figures series={series} /> : null}
      <p className={classes.legend} aria-hidden="true" hidden={!drawable}>
        {(["own", "fits", "differs"] as const).map((standing) => (
          <span key={standing} data-standing={standing}>
            <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
              <Sign standing={standing} x={0} y={0} />
            </svg>
            {t.related.standings[standing]}
          </span>
        ))}
      </p>
      <details>
        <summary>{t.related.asTable}</summary>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t.related.published}</th>
              <th scope="col">{t.related.outlet}</th>
              <th scope="col">{t.related.says}</th>
              <th scope="col">{t.related.comparison}</th>
            </tr>
          </thead>
          <tbody>
            {series.points.map((point) => (
              <tr key={point.key}>
                <td>{point.published ? day(point.published) : "–"}</td>
                <td>{point.where ?? "–"}</td>
                <td>{figure(point.value, day)}</td>
                <td>{t.related.standings[point.standing]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** Publication time from left to right, value from bottom to top. */
function Figures({ series }: { series: Series }) {
  const dated = series.points.flatMap((point) =>
    point.published ? [{ ...point, at: Date.parse(point.published) }] : [],
  );
  const x = scale(
    dated.map((point) => point.at),
    LEFT + SPREAD + 8,
    WIDE - RIGHT - SPREAD - 8,
  );
  const bounds = dated.flatMap((point) => [point.low, point.high]).filter((bound) => bound !== null);
  const top = Math.max(...bounds);
  const bottom = Math.min(...bounds);
  const y = scale(top === bottom ? [0, top] : bounds, 128, 16);
  const first = dated.reduce((one, other) => (other.at < one.at ? other : one), dated[0] ?? { at: 0 });
  const last = dated.reduce((one, other) => (other.at > one.at ? other : one), dated[0] ?? { at: 0 });
  return (
    <svg viewBox={`0 0 ${WIDE} 160`} className={classes.drawing} aria-hidden="true">
      {[...new Set([top, bottom])].map((bound) => (
        <g key={bound}>
          <line className={classes.rule} x1={LEFT} x2={WIDE - RIGHT} y1={y(bound)} y2={y(bound)} />
          <text className={classes.word} x={LEFT - 6} y={y(bound) + 4} textAnchor="end">
            {bound.toLocaleString(locale, { notation: "compact" })}
          </text>
        </g>
      ))}
      {dated.map((point, index) => {
        // Points of the same day are drawn next to each other.
        const same = dated.slice(0, index).filter((other) => other.at === point.at).length;
        const aside = (same % 2 === 0 ? same : -same - 1) * 7;
        const across = x(point.at) + Math.max(-SPREAD, Math.min(SPREAD, aside));
        const from = y(point.low ?? bottom) + (point.low === null ? 12 : 0);
        const to = y(point.high ?? top) - (point.high === null ? 12 : 0);
        return (
          <g key={point.key} className={classes.point} data-standing={point.standing}>
            <title>{summaryOf(point)}</title>
            <line
              x1={across}
              x2={across}
              y1={from}
              y2={to}
              data-open={point.low === null || point.high === null || undefined}
            />
            <Sign standing={point.standing} x={across} y={y(point.low ?? point.high ?? 0)} />
          </g>
        );
      })}
      <text className={classes.word} x={LEFT} y={154}>
        {day(new Date(first.at).toISOString().slice(0, 10))}
      </text>
      {last.at === first.at ? null : (
        <text className={classes.word} x={WIDE - RIGHT} y={154} textAnchor="end">
          {day(new Date(last.at).toISOString().slice(0, 10))}
        </text>
      )}
    </svg>
  );
}

/** The day that each speaks of from left to right, one line for each. */
function Days({ series }: { series: Series }) {
  const bounds = series.points.flatMap((point) => [point.low, point.high]).filter((bound) => bound !== null);
  const x = scale(bounds, LEFT + 12, WIDE - RIGHT - 12);
  const [first, last] = [Math.min(...bounds), Math.max(...bounds)];
  const high = 22 * series.points.length + 30;
  return (
    <svg viewBox={`0 0 ${WIDE} ${high}`} className={classes.drawing} aria-hidden="true">
      {series.points.map((point, index) => {
        const down = 14 + index * 22;
        return (
          <g key={point.key} className={classes.point} data-standing={point.standing}>
            <title>{summaryOf(point)}</title>
            <line className={classes.rule} x1={LEFT} x2={WIDE - RIGHT} y1={down} y2={down} />
            <line
              x1={x(point.low ?? first)}
              x2={x(point.high ?? last)}
              y1={down}
              y2={down}
              data-open={point.low === null || point.high === null || undefined}
            />
            <Sign standing={point.standing} x={x(point.low ?? point.high ?? first)} y={down} />
          </g>
        );
      })}
      <text className={classes.word} x={LEFT} y={high - 6}>
        {day(new Date(first).toISOString().slice(0, 10))}
      </text>
      {first === last ? null : (
        <text className={classes.word} x={WIDE - RIGHT} y={high - 6} textAnchor="end">
          {day(new Date(last).toISOString().slice(0, 10))}
        </text>
      )}
    </svg>
  );
}

/** Distinguishable by shape as well: a square, a disc, an open diamond. */
function Sign({ standing, x, y }: { standing: Point["standing"]; x: number; y: number }) {
  if (standing === "own")
    return <rect className={classes.sign} x={x - 5} y={y - 5} width={10} height={10} data-standing="own" />;
  if (standing === "fits") return <circle className={classes.sign} cx={x} cy={y} r={4.5} data-standing="fits" />;
  return (
    <path
      className={classes.sign}
      d={`M${x} ${y - 6} L${x + 6} ${y} L${x} ${y + 6} L${x - 6} ${y} Z`}
      data-standing="differs"
    />
  );
}

function summaryOf(point: Point): string {
  return [point.where, point.published ? day(point.published) : null, figure(point.value, day)]
    .filter(Boolean)
    .join(" · ");
}

/** From values to positions in the drawing; a single value is in the middle. */
function scale(values: readonly number[], from: number, to: number): (value: number) => number {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return (value) => (high === low ? (from + to) / 2 : from + ((value - low) / (high - low)) * (to - from));
}
