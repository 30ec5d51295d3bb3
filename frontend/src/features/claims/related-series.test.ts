// Are figures and days of several articles set beside each other rightly?
import { expect, it } from "vitest";
import { claimFile } from "../../../tests/claims";
import type { Value } from "../../api/types";
import { differ, type Related, seriesOf } from "./related-series";

const span = { start: 0, end: 3 };
const value = (measures: string, rest: Partial<Value>): Value => ({
  text: "…",
  span,
  measures,
  qualifier: "exactly",
  ...rest,
});
const other = (outlet: string, values: Value[]): Related => {
  const claim = claimFile(1);
  return {
    claim: { ...claim, id: outlet, article: { ...claim.article, outlet, published_at: "2026-03-18" } },
    values,
    agreement: "unknown",
  };
};

it("lets open bounds meet, and tells values that cannot both be right", () => {
  const dead = (low: number | null, high: number | null) => value("people killed", { low, high });
  expect(differ(dead(214, 214), dead(231, 231))).toBe(true);
  expect(differ(dead(214, null), dead(231, 231))).toBe(false);
  expect(differ(dead(214, null), dead(null, 100))).toBe(true);
  expect(differ(dead(214, 214), value("people wounded", { low: 1, high: 1 }))).toBe(false);
  expect(
    differ(
      value("date", { earliest: "2026-02-19", latest: "2026-02-19" }),
      value("date", { earliest: "2026-02-01", latest: "2026-02-28" }),
    ),
  ).toBe(false);
});

it("draws only what others measure too, own value first", () => {
  const own = {
    claim: claimFile(1),
    values: [
      value("people killed", { low: 214, high: null }),
      value("date", { earliest: "2026-02-19", latest: "2026-02-19" }),
      value("money", { low: 5, high: 5 }),
    ],
  };
  const found = seriesOf(own, [
    other("Tarsia Post", [value("people killed", { low: 100, high: 100 })]),
    other("Mirna Radio", [
      value("people killed", { low: 231, high: 231 }),
      value("date", { earliest: "2026-02-20", latest: "2026-02-20" }),
    ]),
  ]);
  expect(
    found.map(({ type, measures, points }) => [type, measures, points.map((point) => point.standing)]),
  ).toEqual([
    ["figures", "people killed", ["own", "differs", "fits"]],
    ["days", "date", ["own", "differs"]],
  ]);
  expect(seriesOf(own, [])).toEqual([]);
});
