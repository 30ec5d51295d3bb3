// Tests of matching labels by typed text.
import { expect, it } from "vitest";
import { matches } from "./matching";

it.each([
  ["Assign to me", "assign", true],
  ["Assign to me", "ME as", true],
  ["Veröffentlicht", "veroff", true],
  ["Şebnem Çelik", "celik sebnem", true],
  ["Assign to me", "", true],
  ["Assign to me", "assign you", false],
  ["Queue", "queued", false],
])("%s by %s: %s", (label, typed, found) => {
  expect(matches(label, typed)).toBe(found);
});
