// Tests of what the entries of the log are about.
import { expect, it } from "vitest";
import type { HistoryEntry } from "../../../api/types";
import { statementsIn, withoutItsName } from "./names";

const entry = (kind: HistoryEntry["kind"], changes: HistoryEntry["changes"], claim_id: string | null = "c") => ({
  id: "1",
  kind,
  sentence: "",
  at: "2026-03-18T09:00:00Z",
  changes,
  claim_id,
});
const found = entry("claim.extracted", [{ field: "statement", from: null, to: "First words." }]);
const reworded = entry("claim.reworded", [{ field: "statement", from: "First words.", to: "Better words." }]);

it("names a claim by the newest statement among the entries", () => {
  expect(statementsIn([reworded, found]).get("c")).toBe("Better words.");
  expect(statementsIn([entry("claim.assigned", [{ field: "assignee", from: null, to: "Nadia" }])]).size).toBe(0);
});

it("does not say the name of a claim twice, and keeps what a rewording changed", () => {
  expect(withoutItsName(found).changes).toEqual([]);
  expect(withoutItsName(reworded).changes).toEqual(reworded.changes);
});
