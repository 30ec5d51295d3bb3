// The insights page.

import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { InsightTable } from "../../api/types";
import { periodOf } from "../../features/newsroom/insights/period";
import { insightsQuery } from "../../features/newsroom/insights/queries";
import { TableCard } from "../../features/newsroom/insights/table-card";
import { hasChart, TableChart } from "../../features/newsroom/insights/table-chart";
import { ratingsQuery } from "../../features/newsroom/ratings/data";
import { t } from "../../texts";
import { Pending } from "../../ui/feedback/pending";
import { Page } from "../../ui/page";
import classes from "./insights.module.css";

const SPANS = Object.entries(t.insights.spans).map(([value, label]) => ({ value, label }));
/** Claims that are open or in work now, whatever the period. */
const OF_NOW: readonly InsightTable["key"][] = ["open_by_age", "workload"];

export function InsightsPage() {
  const [weeks, setWeeks] = useState("4");
  const period = useMemo(() => periodOf(Number(weeks), new Date()), [weeks]);
  const query = useQuery(insightsQuery({ since: period.since }));
  // One after the other: the server counts every period from the whole log.
  const before = useQuery({ ...insightsQuery(period.before), enabled: query.isSuccess });
  const { data: scale = [] } = useQuery(ratingsQuery);
  return (
    <Page
      title={t.insights.title}
      width={1280}
      tools={<SegmentedControl aria-label={t.insights.span} data={SPANS} value={weeks} onChange={setWeeks} />}
    >
      {before.isError ? <p className="muted">{t.insights.noneBefore}</p> : null}
      {query.data ? (
        <div className={classes.list}>
          {query.data.tables.map((table) => {
            const former = OF_NOW.includes(table.key)
              ? undefined
              : before.data?.tables.find(({ key }) => key === table.key);
            return (
              <TableCard
                key={table.key}
                table={table}
                since={period.since}
                before={former}
                chart={
                  hasChart(table) ? <TableChart table={table} before={former} period={period} scale={scale} /> : null
                }
              />
            );
          })}
        </div>
      ) : (
        <Pending query={query} rows={10} label={t.insights.counting} />
      )}
    </Page>
  );
}
