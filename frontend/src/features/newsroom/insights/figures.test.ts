// Tests of the figures that the charts of insights draw.
import { expect, it } from "vitest";
import type { InsightTable } from "../../../api/types";
import { backlogOf, pairsOf, ratingsOf, trendsOf } from "./figures";

const table = (
  key: InsightTable["key"],
  columns: InsightTable["columns"],
  rows: InsightTable["rows"],
): InsightTable => ({ key, title: "", columns, rows });

it("draws every day, also one without a row, next to the same day of the period before", () => {
  const columns: InsightTable["columns"] = ["day", "found", "published"];
  const now = table("throughput", columns, [
    ["2026-03-10", 4, 1],
    ["2026-03-12", 6, 0],
  ]);
  const before = table("throughput", columns, [["2026-03-03", 9, 2]]);
  const [found, published] = trendsOf(
    { table: now, since: "2026-03-10T00:00:00Z" },
    { table: before, since: "2026-03-03T00:00:00Z" },
    7,
  );
  expect(found).toMatchObject({ column: "found", total: 10, before: 9 });
  expect(found?.points.map((point) => point.now)).toEqual([4, 0, 6, 0, 0, 0, 0]);
  expect(found?.points.map((point) => point.before)).toEqual([9, 0, 0, 0, 0, 0, 0]);
  expect(published).toMatchObject({ column: "published", total: 1, before: 2 });
});

it("sums weeks of a long period, and compares nothing while the period before is not known", () => {
  const now = table(
    "throughput",
    ["day", "found"],
    [
      ["2026-01-01", 1],
      ["2026-01-07", 2],
      ["2026-01-08", 4],
    ],
  );
  const [found] = trendsOf({ table: now, since: "2026-01-01T00:00:00Z" }, null, 91);
  expect(found?.points).toHaveLength(13);
  expect(found?.points.slice(0, 2)).toEqual([
    { first: "2026-01-01", last: "2026-01-07", now: 3, before: null },
    { first: "2026-01-08", last: "2026-01-14", now: 4, before: null },
  ]);
  expect(found?.before).toBeNull();
});

it("compares a named row with the one of the same name, wherever the other table has it", () => {
  const columns: InsightTable["columns"] = ["what", "count", "of", "share"];
  const now = table("quality", columns, [
    ["corrections", 1, 4, 0.25],
    ["retractions", 0, 0, null],
  ]);
  const before = table("quality", columns, [
    ["retractions", 1, 2, 0.5],
    ["corrections", 1, 2, 0.5],
  ]);
  expect(pairsOf(now, before, ["corrections", "retractions"], ["share"])).toEqual([
    { name: "corrections", column: "share", now: 0.25, before: 0.5 },
    { name: "retractions", column: "share", now: null, before: 0.5 },
  ]);
  expect(pairsOf(now, undefined, ["corrections"], ["share"])[0]?.before).toBeNull();
});

it("shows every age of open claims, in its order", () => {
  const stack = backlogOf(table("open_by_age", ["found", "unassigned", "approved"], [["over_a_week", 3, 1]]));
  expect(stack.names).toEqual(["unassigned", "approved"]);
  expect(stack.rows.map(({ name, parts }) => [name, parts.unassigned, parts.approved])).toEqual([
    ["under_a_day", 0, 0],
    ["one_to_three_days", 0, 0],
    ["three_to_seven_days", 0, 0],
    ["over_a_week", 3, 1],
  ]);
});

it("stacks ratings in the order of the scale, retired ones last, for ten names", () => {
  const rows: InsightTable["rows"] = Array.from({ length: 12 }, (_, index) => [`outlet ${index}`, "False", 1, 0]);
  const stack = ratingsOf(
    table(
      "ratings_by_outlet",
      ["outlet", "rating", "verdicts", "retracted"],
      [["the post", "Once ours", 1, 0], ["the post", "False", 2, 1], ["the post", "True", 3, 0], ...rows],
    ),
    ["True", "Half true", "False"],
  );
  expect(stack.names).toEqual(["True", "False", "Once ours"]);
  expect(stack.rows).toHaveLength(10);
  expect(stack.rows[0]).toEqual({ name: "the post", parts: { True: 3, False: 2, "Once ours": 1 } });
});
