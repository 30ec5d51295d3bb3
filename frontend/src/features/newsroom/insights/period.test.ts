// Tests of the periods of insights.
import { expect, it } from "vitest";
import { lastDay, partsOf, periodOf } from "./period";

it("ends both periods at the same time of the same day of the week", () => {
  const period = periodOf(4, new Date("2026-03-29T14:20:00Z"));
  expect(period).toEqual({
    days: 28,
    since: "2026-03-02T00:00:00Z",
    before: { since: "2026-02-02T00:00:00Z", until: "2026-03-01T15:00:00Z" },
  });
  expect(periodOf(4, new Date("2026-03-29T14:59:59Z"))).toEqual(period);
});

it("has as many days before as now, without a day in both", () => {
  for (const weeks of [1, 4, 13, 52]) {
    const { since, days, before } = periodOf(weeks, new Date("2026-03-29T23:30:00Z"));
    expect(Date.parse(before.until)).toBeLessThanOrEqual(Date.parse(since));
    expect(partsOf(since, days)).toHaveLength(partsOf(before.since, days).length);
    expect(partsOf(since, days).at(-1)?.last).toBe("2026-03-29");
    expect(partsOf(before.since, days).at(-1)?.last).toBe(lastDay(before));
  }
});
