// One insights table with its chart, or with bars in its cells.

import { IconDownload } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { addressOf } from "../../../api/address";
import type { InsightTable } from "../../../api/types";
import { columnTitle, labelText, tableTitle } from "../../../lib/words/codes";
import { day } from "../../../lib/words/times";
import { locale, t } from "../../../texts";
import { byName, nameOf, numberIn } from "./figures";
import classes from "./table-card.module.css";

type Props = {
  table: InsightTable;
  since: string;
  /** The same table of the period before, if its figures can be compared. */
  before: InsightTable | undefined;
  /** Stands next to the table; without a chart every figure gets a bar, in proportion to the largest of its column. */
  chart: ReactNode;
};

export function TableCard({ table, since, before, chart }: Props) {
  const title = tableTitle(table.key);
  const file = addressOf("/api/v1/insights/{key}.csv", { key: table.key }, { since });
  return (
    <section className={classes.card} aria-label={title}>
      <header className={classes.top}>
        <h2>{title}</h2>
        <a href={file} download className="target no-print">
          <IconDownload size={15} aria-hidden="true" /> CSV
          <span className="visually-hidden">{t.insights.ofTable(title)}</span>
        </a>
      </header>
      {table.rows.length === 0 ? (
        <p className={classes.none}>{t.insights.none}</p>
      ) : (
        <div className={classes.body}>
          {chart}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long table scrolls, also by keys */}
          <section className={classes.scroll} aria-label={t.insights.tableOf(title)} tabIndex={0}>
            <Figures table={table} before={before} barred={!chart} />
          </section>
        </div>
      )}
    </section>
  );
}

function Figures({ table, before, barred }: { table: InsightTable; before: Props["before"]; barred: boolean }) {
  const [first, ...rest] = table.columns;
  const most = rest.map((_, column) => Math.max(0, ...table.rows.map((row) => numberIn(row[column + 1]) ?? 0)));
  const former = byName(before);
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{first ? columnTitle(first) : null}</th>
          {rest.map((name) => (
            <th key={name} scope="col">
              {columnTitle(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.join(" ")}>
            <th scope="row" data-day={first === "day" || undefined}>
              {shown(first ?? "", row[0] ?? null)}
            </th>
            {rest.map((name, column) => {
              const value = row[column + 1] ?? null;
              const number = numberIn(value);
              const earlier = numberIn(former.get(nameOf(row))?.[column + 1]);
              const share = number !== null && most[column] ? number / most[column] : 0;
              return (
                <td key={name} data-number={number !== null || undefined}>
                  {barred && number !== null ? (
                    <span className={classes.bar} style={{ "--share": share }} aria-hidden="true" />
                  ) : null}
                  <span className={classes.value}>{shown(name, value)}</span>
                  {earlier === null || (earlier === 0 && number === 0) ? null : (
                    <span className={classes.before}> {t.insights.before(shown(name, earlier))}</span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const TENTHS = { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false };

function shown(column: string, value: string | number | null): string {
  if (value === null) return "–";
  if (typeof value === "string") return column === "day" ? day(value) : labelText(value);
  if (column === "share") return `${Math.round(value * 100)} %`;
  return Number.isInteger(value) ? String(value) : value.toLocaleString(locale, TENTHS);
}
