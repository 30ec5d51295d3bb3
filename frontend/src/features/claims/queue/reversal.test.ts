// Tests of taking bulk changes back: each claim gets what it had, and nothing else.
import { expect, it } from "vitest";
import type { ClaimSummary } from "../../../api/types";
import { reversal } from "./reversal";

const claim = (id: string, change: Partial<ClaimSummary> = {}) =>
  ({ id, assignee: null, due_at: null, topics: [], ...change }) as unknown as ClaimSummary;
const held = (id: string, by: string) => claim(id, { assignee: { id: by, name: by } });
const BEFORE = [claim("a"), held("b", "rob"), held("c", "ana"), held("d", "rob")];
const HOLDERS = [
  { action: "release", ids: ["a"] },
  { action: "assign", ids: ["b", "d"], assignee: "rob" },
  { action: "assign", ids: ["c"], assignee: "ana" },
];

it("gives claims back to who held them", () => {
  expect(reversal({ action: "assign", ids: [], assignee: "me" }, BEFORE)).toEqual(HOLDERS);
  expect(reversal({ action: "release", ids: [] }, BEFORE.slice(1))).toEqual(HOLDERS.slice(1));
});

it("reopens what was dismissed before it gives it back", () => {
  expect(reversal({ action: "dismiss", ids: [], reason: "opinion", note: null }, BEFORE)).toEqual([
    { action: "reopen", ids: ["a", "b", "c", "d"] },
    ...HOLDERS.slice(1),
  ]);
});

it("takes out only topics that were not there, and brings back only those that were", () => {
  const before = [claim("a", { topics: ["flood"] }), claim("b", { topics: ["dams", "flood"] }), claim("c")];
  expect(reversal({ action: "topics", ids: [], add: ["Flood"], remove: ["dams"] }, before)).toEqual([
    { action: "topics", ids: ["b"], add: ["dams"], remove: [] },
    { action: "topics", ids: ["c"], add: [], remove: ["flood"] },
  ]);
});

it("sets each due date as it was", () => {
  const at = "2026-03-04T09:00:00Z";
  expect(reversal({ action: "due", ids: [], due_at: null }, [claim("a", { due_at: at }), claim("b")])).toEqual([
    { action: "due", ids: ["a"], due_at: at },
    { action: "due", ids: ["b"], due_at: null },
  ]);
});
