// Tests that the vocabulary is complete.
import { expect, it } from "vitest";
import { claimantText, formFieldLabel, isKind, kinds, states } from "./vocabulary";

it("knows every kind and state of the API", () => {
  expect(kinds()).toHaveLength(8);
  expect(states()).toHaveLength(7);
  expect(isKind("toString")).toBe(false);
});

it("says who speaks, and reads fields it has never seen", () => {
  expect(claimantText({ name: null, voice: "article", verb: null })).toBe("the article");
  expect(formFieldLabel("recheck_at")).toBe("Re-check on");
  expect(formFieldLabel("due_date")).toBe("Due date");
});
