// Tests that the vocabulary is complete.
import { expect, it } from "vitest";
import { claimantText, fieldLabel, isKind, kinds, states } from "./vocabulary";

it("knows every kind and state of the API", () => {
  expect(kinds()).toHaveLength(8);
  expect(states()).toHaveLength(7);
  expect(isKind("toString")).toBe(false);
});

it("says who speaks, and reads fields it has never seen", () => {
  expect(claimantText({ name: null, voice: "article", verb: null })).toBe("the article");
  expect(fieldLabel("recheck_at")).toBe("Re-check on");
  expect(fieldLabel("due_date")).toBe("Due date");
});
