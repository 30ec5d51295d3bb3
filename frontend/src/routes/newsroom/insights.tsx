// The insights page.

import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { insightsQuery } from "../../features/newsroom/insights/queries";
import { TableCard } from "../../features/newsroom/insights/table-card";
import { t } from "../../texts";
import { Pending } from "../../ui/feedback/pending";
import { Page } from "../../ui/page";
import classes from "./insights.module.css";

const SPANS = Object.entries(t.insights.spans).map(([value, label]) => ({ value, label }));

export function InsightsPage() {
  const [weeks, setWeeks] = useState("4");
  // From the start of a day, so that looking again asks for the same.
  const since = useMemo(() => {
    const day = new Date();
    day.setUTCHours(0, 0, 0, 0);
    day.setUTCDate(day.getUTCDate() - 7 * Number(weeks));
    return day.toISOString().replace(".000", "");
  }, [weeks]);
  const query = useQuery(insightsQuery(since));
  return (
    <Page
      title={t.insights.title}
      width={1280}
      tools={<SegmentedControl aria-label={t.insights.span} data={SPANS} value={weeks} onChange={setWeeks} />}
    >
      {query.data ? (
        <div className={classes.grid}>
          {query.data.tables.map((table) => (
            <TableCard key={table.key} table={table} since={since} />
          ))}
        </div>
      ) : (
        <Pending query={query} rows={10} label={t.insights.counting} />
      )}
    </Page>
  );
}
