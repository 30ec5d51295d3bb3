// Tests of which entries of the log are one act.
import { expect, it } from "vitest";
import type { HistoryEntry } from "../../../api/types";
import { together } from "./together";

const rob = { id: "rob", name: "Rob Stone" };
const at = (second: number) => new Date(Date.UTC(2026, 2, 18, 9, 0, second)).toISOString();
const entry = (id: string, second: number, more: Partial<HistoryEntry & { claim_id: string }> = {}) => ({
  id,
  kind: "claim.dismissed" as const,
  sentence: "",
  at: at(second),
  actor: rob,
  changes: [],
  claim_id: id,
  ...more,
});

it("is one act on several claims, at one time, by one person, for one reason", () => {
  const groups = together([
    entry("7", 40, { claim_id: "6" }),
    entry("6", 39),
    entry("5", 38, { reason: "duplicate" }),
    entry("4", 37, { actor: { id: "ana", name: "Ana" } }),
    entry("3", 12),
    entry("2", 11),
    entry("1", 0),
  ]);
  expect(groups.map((group) => group.map(({ id }) => id))).toEqual([["7"], ["6"], ["5"], ["4"], ["3", "2"], ["1"]]);
});

it("leaves apart what Claimdesk did, and other acts", () => {
  const found = { actor: null, kind: "claim.extracted" as const };
  expect(together([entry("2", 1, found), entry("1", 0, found)])).toHaveLength(2);
  expect(together([entry("2", 1, { kind: "claim.assigned" }), entry("1", 0)])).toHaveLength(2);
});
