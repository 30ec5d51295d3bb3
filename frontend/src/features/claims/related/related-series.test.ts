// Tests of comparing figures and days across articles.
import { expect, it } from "vitest";
import { claimFile } from "../../../../tests/claims";
import type { Agreement, ComparedValue, Value } from "../../../api/types";
import { type Related, seriesOf } from "./related-series";

const span = { start: 0, end: 3 };
const value = (measures: string, rest: Partial<Value>): Value => ({
  text: "…",
  span,
  measures,
  qualifier: "exactly",
  ...rest,
});
const compared = (agreement: Agreement, measures: string, rest: Partial<Value>): ComparedValue => ({
  ...value(measures, rest),
  agreement,
});
const other = (outlet: string, values: ComparedValue[]): Related => {
  const claim = claimFile(1);
  return {
    claim: { ...claim, id: outlet, article: { ...claim.article, outlet, published_at: "2026-03-18" } },
    values,
    agreement: "unknown",
  };
};

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
    other("Tarsia Post", [compared("differs", "people killed", { low: 100, high: 100 })]),
    other("Mirna Radio", [
      compared("agrees", "people killed", { low: 231, high: 231 }),
      compared("differs", "date", { earliest: "2026-02-20", latest: "2026-02-20" }),
    ]),
    // Of another day that is not the claim's matter nothing is drawn.
    other("Ostrel Herald", [compared("unknown", "date", { earliest: "2026-02-21", latest: "2026-02-21" })]),
  ]);
  expect(found.map(({ type, measures, points }) => [type, measures, points.map((point) => point.standing)])).toEqual([
    ["figures", "people killed", ["own", "differs", "fits"]],
    ["days", "date", ["own", "differs"]],
  ]);
  expect(seriesOf(own, [])).toEqual([]);
});
