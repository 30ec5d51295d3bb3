// Tests of a table of insights next to its chart.
import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { show } from "../../../../tests/render";
import type { InsightTable } from "../../../api/types";
import { periodOf } from "./period";
import { TableCard } from "./table-card";
import { TableChart } from "./table-chart";

const waiting = (median: number): InsightTable => ({
  key: "waiting",
  title: "",
  columns: ["until", "claims", "median_hours", "ninetieth_percentile_hours"],
  rows: [["publication", 52, median, 71.2]],
});
const period = periodOf(4, new Date("2026-03-29T14:20:00Z"));

function card(table: InsightTable, before?: InsightTable) {
  show(
    <TableCard
      table={table}
      since={period.since}
      before={before}
      chart={<TableChart table={table} before={before} period={period} scale={[]} />}
    />,
  );
}

it("keeps every figure in the table, with the one of the period before", async () => {
  card(waiting(26.6), waiting(30.2));
  const table = await screen.findByRole("table");
  expect(within(table).getByRole("row", { name: /^publication 52 before: 52 26\.6 before: 30\.2/ })).toBeTruthy();
});

it("names the chart for those who do not see it, and both periods for those who do", async () => {
  card(waiting(26.6), waiting(30.2));
  expect(await screen.findByRole("img", { name: "Chart: Hours from finding a claim. The table has the figures." }));
  expect(screen.getByText("since 2 Mar 2026")).toBeTruthy();
  expect(screen.getByText("2 Feb 2026 to 1 Mar 2026")).toBeTruthy();
});

it("speaks of no period before while there is none to compare with", async () => {
  card(waiting(26.6));
  const table = await screen.findByRole("table");
  expect(within(table).queryByText(/before/)).toBeNull();
  expect(screen.queryByText("2 Feb 2026 to 1 Mar 2026")).toBeNull();
});

it("can be scrolled by keys", async () => {
  card(waiting(26.6));
  const area = await screen.findByRole("region", { name: /^Table: / });
  expect(area.tabIndex).toBe(0);
});
