// Tests of addresses of words in this text and in a later one.
import { expect, it } from "vitest";
import { findAgain, parsePlace, wordsAt, writePlace } from "./place";

it("reads what it writes, and nothing else", () => {
  expect(parsePlace(writePlace({ start: 3, end: 12 }))).toEqual({ start: 3, end: 12 });
  for (const wrong of [undefined, "", "3", "12-3", "4-4", "-3-4", "1-2-3", "a-b", "1e3-2e3"])
    expect(parsePlace(wrong), String(wrong)).toBeNull();
});

it("counts code points, and finds nothing behind the end", () => {
  const text = "In Mirna 🏛 214 people";
  expect(wordsAt(text, { start: 11, end: 14 })).toBe("214");
  expect(wordsAt(text, { start: 90, end: 94 })).toBe("");
});

it("finds the words again where they stand now, the nearest of several", () => {
  const older = "One 🏛. They left. They came.";
  const place = { start: 18, end: 22 };
  expect(wordsAt(older, place)).toBe("They");
  const newer = "They said. One 🏛🏛. Then They left, and so they came.";
  const found = findAgain("They", place, newer);
  expect(found && wordsAt(newer, found)).toBe("They");
  expect(found?.start).toBe(24);
  expect(findAgain("They stayed", place, newer)).toBeNull();
  expect(findAgain("  ", place, newer)).toBeNull();
});
