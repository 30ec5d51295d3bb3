// Tests of drafts on this device: kept for their writer only.
import { beforeEach, expect, it, vi } from "vitest";
import { countCopies, dropCopies, dropCopy, findCopy, keepCopy, openCopies } from "./local-copy";

const copy = { from: { etag: '"3"', base: { summary: null } }, mine: { summary: "typed" } };

beforeEach(() => localStorage.clear());

it("gives back what was kept until it is dropped", () => {
  expect(keepCopy("nadia", "c1", copy)).toBe(true);
  expect(findCopy("nadia", "c1")).toMatchObject(copy);
  dropCopy("nadia", "c1");
  expect(findCopy("nadia", "c1")).toBeNull();
});

it("does not show one person's text to another", () => {
  keepCopy("nadia", "c1", copy);
  expect(findCopy("emil", "c1")).toBeNull();
  expect(countCopies("emil")).toBe(0);
});

it("ignores what is broken", () => {
  localStorage.setItem("claimdesk:typed:nadia:c1", "{not json");
  expect(findCopy("nadia", "c1")).toBeNull();
  localStorage.setItem("claimdesk:typed:nadia:c1", '{"mine":1}');
  expect(findCopy("nadia", "c1")).toBeNull();
});

it("says so when there is no room, and leaves the last one that had", () => {
  keepCopy("nadia", "c1", copy);
  expect(keepCopy("nadia", "c1", { mine: { text: "x".repeat(2_300_000) } })).toBe(false);
  expect(findCopy("nadia", "c1")).toMatchObject(copy);
});

it.each(["full", "switched off"])("does without a storage that is %s", (sort) => {
  const refuse = () => {
    throw new DOMException(sort, "QuotaExceededError");
  };
  vi.stubGlobal("localStorage", { setItem: refuse, getItem: refuse, removeItem: refuse });
  expect(keepCopy("nadia", "c2", copy)).toBe(false);
  expect(findCopy("nadia", "c2")).toBeNull();
  dropCopies("nadia");
  openCopies("nadia");
});

it("leaves nothing of one who signs out, and everything of the others", () => {
  keepCopy("nadia", "c1", copy);
  keepCopy("nadia", "evidence/c2", copy);
  keepCopy("nad", "c1", copy);
  expect(countCopies("nadia")).toBe(2);
  dropCopies("nadia");
  expect(countCopies("nadia")).toBe(0);
  expect(countCopies("nad")).toBe(1);
  // A form that closes only now.
  expect(keepCopy("nadia", "c3", copy)).toBe(false);
  openCopies("nadia");
  expect(keepCopy("nadia", "c3", copy)).toBe(true);
});

it("forgets what nobody came back to for a month", () => {
  keepCopy("nadia", "c1", copy);
  const day = 24 * 60 * 60 * 1000;
  openCopies("nadia", Date.now() + 29 * day);
  expect(countCopies("nadia")).toBe(1);
  openCopies("nadia", Date.now() + 31 * day);
  expect(countCopies("nadia")).toBe(0);
});
