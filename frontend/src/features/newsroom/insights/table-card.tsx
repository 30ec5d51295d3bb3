// One insights table with its bars.

import { IconDownload } from "@tabler/icons-react";
import { addressOf } from "../../../api/address";
import type { InsightTable } from "../../../api/types";
import { columnTitle, labelText, tableTitle } from "../../../lib/words/codes";
import { locale, t } from "../../../texts";
import classes from "./table-card.module.css";

/** A table with a bar behind every figure, in proportion to the largest of its column. */
export function TableCard({ table, since }: { table: InsightTable; since: string }) {
  const [first, ...rest] = table.columns;
  const title = tableTitle(table.key);
  const most = rest.map((_, column) => Math.max(0, ...table.rows.map((row) => numberIn(row[column + 1]) ?? 0)));
  const file = addressOf("/api/v1/insights/{key}.csv", { key: table.key }, { since });
  return (
    <section className={classes.card} aria-label={title}>
      <header className={classes.top}>
        <h2>{title}</h2>
        <a href={file} download className="no-print">
          <IconDownload size={15} aria-hidden="true" /> CSV
          <span className="visually-hidden">{t.insights.ofTable(title)}</span>
        </a>
      </header>
      {table.rows.length === 0 ? (
        <p className={classes.none}>{t.insights.none}</p>
      ) : (
        <div className={classes.scroll}>
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
                  <th scope="row">{shown(first ?? "", row[0] ?? null)}</th>
                  {rest.map((name, column) => {
                    const value = row[column + 1] ?? null;
                    const number = numberIn(value);
                    const share = number !== null && most[column] ? number / most[column] : 0;
                    return (
                      <td key={name} data-number={number !== null || undefined}>
                        {number !== null ? (
                          <span className={classes.bar} style={{ "--share": share }} aria-hidden="true" />
                        ) : null}
                        <span className={classes.value}>{shown(name, value)}</span>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function numberIn(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

const TENTHS = { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false };

function shown(column: string, value: string | number | null): string {
  if (value === null) return "–";
  if (typeof value === "string") return labelText(value);
  if (column === "share") return `${Math.round(value * 100)} %`;
  return Number.isInteger(value) ? String(value) : value.toLocaleString(locale, TENTHS);
}
