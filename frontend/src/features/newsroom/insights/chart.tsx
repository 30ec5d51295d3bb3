// A chart with its legend, drawn as soon as the library of charts is there.
import { type ReactNode, Suspense, useId } from "react";
import { t } from "../../../texts";
import { lazyPart } from "../../../ui/feedback/lazy-part";
import { Part } from "../../../ui/feedback/part";
import classes from "./chart.module.css";
import type { Layer } from "./charts";
import { Swatch } from "./fill";

export const TrendChart = lazyPart(async () => (await import("./charts")).TrendChart);
export const RowChart = lazyPart(async () => (await import("./charts")).RowChart);

type Props = {
  /** What the chart shows; a reader of the screen is led to the table by it. */
  name: string;
  title?: ReactNode;
  layers?: readonly Layer[];
  /** The height that is kept free while the library loads, in pixels. */
  height: number;
  /** The first and the last place of the lower axis. */
  ends?: readonly [string, string] | undefined;
  children: ReactNode;
};

export function Chart({ name, title, layers = [], height, ends, children }: Props) {
  return (
    <figure className={classes.chart}>
      {title ? <figcaption className={classes.title}>{title}</figcaption> : null}
      <Legend layers={layers} />
      <div role="img" aria-label={t.insights.chart(name)} style={{ minHeight: height }}>
        <Part>
          <Suspense>{children}</Suspense>
        </Part>
      </div>
      {ends ? (
        <div className={classes.ends} aria-hidden="true">
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </div>
      ) : null}
    </figure>
  );
}

export function Legend({ layers }: { layers: readonly Layer[] }) {
  const id = useId();
  if (layers.length === 0) return null;
  return (
    <ul className={classes.legend} aria-hidden="true">
      {layers.map(({ key, label, fill }, index) => (
        <li key={key}>
          <Swatch id={`${id}-${index}`} fill={fill} />
          {label}
        </li>
      ))}
    </ul>
  );
}
