// Tests of the field-by-field merge.
import { describe, expect, it } from "vitest";
import { compare, mineOnTop, needsDecision } from "./merge";

const base = { summary: "old", rationale: "why", rating: null };

describe("comparing three versions", () => {
  it("joins changes to different fields without asking", () => {
    const fields = compare(base, { ...base, summary: "mine" }, { ...base, rating: "true" });
    expect(needsDecision(fields)).toBe(false);
    expect(mineOnTop(fields)).toEqual({ summary: "mine", rationale: "why", rating: "true" });
  });

  it("asks when both changed one field differently", () => {
    const fields = compare(base, { ...base, summary: "mine" }, { ...base, summary: "theirs" });
    expect(needsDecision(fields)).toBe(true);
    expect(fields.find((field) => field.field === "summary")).toEqual({
      field: "summary",
      base: "old",
      mine: "mine",
      theirs: "theirs",
      verdict: "both",
    });
    expect(mineOnTop(fields).summary).toBe("mine");
  });

  it("does not ask when both wrote the same", () => {
    expect(needsDecision(compare(base, { ...base, summary: "new" }, { ...base, summary: "new" }))).toBe(false);
  });

  it("takes empty for missing", () => {
    expect(needsDecision(compare({ a: null }, { a: "" }, { a: null }))).toBe(false);
  });

  it("lets a deletion of mine stand when only I deleted", () => {
    expect(mineOnTop(compare(base, { ...base, rationale: "" }, { ...base, summary: "theirs" }))).toEqual({
      summary: "theirs",
      rationale: null,
      rating: null,
    });
  });
});
