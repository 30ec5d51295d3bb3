// The drawings of insights; loaded on demand, because the library of charts is large.
import { BarChart, CompositeChart } from "@mantine/charts";
import "@mantine/charts/styles.css";
import { useId } from "react";
import { Text } from "recharts";
import { BEFORE, colorOf, type Fill, FillPattern, NOW } from "./fill";

/** For the eye only: the table next to the chart has the figures, so the chart is no place to stop at with keys. */
const QUIET = { accessibilityLayer: false, gridProps: { stroke: "var(--line)" }, textColor: "var(--ink-2)" } as const;
const TREND_HEIGHT = 108;
const ROW_HEIGHT = 30;
const AXIS_HEIGHT = 34;
const NAME_WIDTH = 152;

type TrendProps = {
  points: readonly { name: string; now: number; before: number | null }[];
  words: { now: string; before: string };
};

/** From day to day: the period until now as bars, the one before as a dashed line. */
export function TrendChart({ points, words }: TrendProps) {
  return (
    <CompositeChart
      {...QUIET}
      h={TREND_HEIGHT}
      data={points.map((point) => ({ ...point }))}
      dataKey="name"
      series={[
        { name: "now", label: words.now, color: colorOf(NOW), type: "bar" },
        { name: "before", label: words.before, color: colorOf(BEFORE), type: "line", strokeDasharray: "4 3" },
      ]}
      curveType="linear"
      withDots={false}
      strokeWidth={1.75}
      withXAxis={false}
      yAxisProps={{ width: 34, allowDecimals: false, tickCount: 3 }}
    />
  );
}

export type Layer = { key: string; label: string; fill: Fill };

type BarsProps = {
  rows: readonly { name: string; [layer: string]: string | number | null }[];
  layers: readonly Layer[];
  /** Layers of a row end to end, or one below the other with their values. */
  stacked?: boolean;
  /** Whether the values are shares of a whole, from 0 to 1. */
  share?: boolean;
  write: (value: number) => string;
};

/** Lying bars, a row for each name, so that long names have room. */
export function RowChart({ rows, layers, stacked = false, share = false, write }: BarsProps) {
  const id = useId();
  const lines = rows.length * (stacked ? 1 : layers.length * 0.8);
  return (
    <BarChart
      {...QUIET}
      h={lines * ROW_HEIGHT + AXIS_HEIGHT}
      data={rows.map((row) => ({ ...row }))}
      dataKey="name"
      orientation="vertical"
      type={stacked ? "stacked" : "default"}
      gridAxis="y"
      maxBarWidth={18}
      series={layers.map(({ key, label, fill }) => ({ name: key, label, color: colorOf(fill) }))}
      barProps={({ name }) => ({
        fill: `url(#${id}-${layers.findIndex(({ key }) => key === name)})`,
        strokeOpacity: 1,
        isAnimationActive: false,
      })}
      valueFormatter={write}
      withBarValueLabel={!stacked}
      valueLabelProps={{ fill: "var(--ink)" }}
      barChartProps={{ barGap: 2, margin: { right: stacked ? 12 : 64 } }}
      xAxisProps={{ allowDecimals: share, tickCount: share ? 5 : 4, domain: [0, share ? upTo : "auto"] }}
      yAxisProps={{ width: NAME_WIDTH, interval: 0, tick: Name }}
    >
      <defs>
        {layers.map(({ key, fill }, index) => (
          <FillPattern key={key} id={`${id}-${index}`} fill={fill} />
        ))}
      </defs>
    </BarChart>
  );
}

/** Shares of some percent are not drawn on a scale of a hundred. */
function upTo(highest: number): number {
  return [0.04, 0.1, 0.2, 0.4].find((end) => highest <= end) ?? 1;
}

type NameProps = { x: number | string; y: number | string; payload: { value: string } };

/** A name in up to two lines: German ones are long. */
function Name({ x, y, payload }: NameProps) {
  return (
    <Text
      x={Number(x)}
      y={Number(y)}
      width={NAME_WIDTH - 12}
      maxLines={2}
      textAnchor="end"
      verticalAnchor="middle"
      fontSize={12}
      fill="var(--ink-2)"
    >
      {payload.value}
    </Text>
  );
}
