// Tests of the time line: words say what moves, what is no total, and what contradicts what.
import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { claimFile } from "../../../../tests/claims";
import { show } from "../../../../tests/render";
import type { ClaimSummary, FigurePoint } from "../../../api/types";
import { TimeLine } from "./time-line";

const claim = (id: string, outlet: string): ClaimSummary => {
  const file = claimFile(1);
  return { ...file, id, article: { ...file.article, outlet } };
};
const claims = new Map([claim("a", "Courier"), claim("b", "Mirror"), claim("c", "Wire")].map((one) => [one.id, one]));

const point = (id: string, day: string, low: number, more: Partial<FigurePoint>): FigurePoint => ({
  claim: id,
  as_of: `${day}T00:00:00Z`,
  role: "total",
  movement: "first",
  contradicts: [],
  value: {
    text: `${low} people`,
    span: { start: low, end: low + 1 },
    measures: "people killed",
    low,
    high: low,
    qualifier: "exactly",
    unit: "people",
  },
  ...more,
});

it("says with words who said how many, what moved and what contradicts what", async () => {
  const points = [
    point("a", "2026-04-14", 12, {}),
    point("b", "2026-04-15", 11, {
      movement: "down",
      contradicts: [{ claim: "a", reason: "lower_later" }],
    }),
    point("c", "2026-04-16", 3, { role: "increment", movement: null }),
  ];
  show(<TimeLine series={{ measures: "people killed", points }} claims={claims} />);
  const rows = await screen.findAllByRole("listitem");
  expect(rows).toHaveLength(3);
  const [courier, mirror, wire] = rows.map((row) => within(row));
  expect(courier?.getByText("12 people")).toBeTruthy();
  expect(courier?.getByText("first figure")).toBeTruthy();
  expect(mirror?.getByText("down")).toBeTruthy();
  expect(mirror?.getByText("Contradicts Courier: the later figure is lower")).toBeTruthy();
  expect(wire?.getByText("added to earlier figures")).toBeTruthy();
  expect(wire?.queryByText(/Contradicts/)).toBeNull();
  for (const row of rows) expect(within(row).getByRole("link").getAttribute("href")).toMatch(/^\/(desk\/)?claims\//);
});
