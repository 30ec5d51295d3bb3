// Does typed text survive on this computer, for its writer only?
import { beforeEach, expect, it } from "vitest";
import { dropCopy, findCopy, keepCopy } from "./local-copy";

const copy = { etag: '"3"', base: { summary: null }, mine: { summary: "typed" } };

beforeEach(() => localStorage.clear());

it("gives back what was kept until it is dropped", () => {
  expect(keepCopy("nadia", "c1", copy)).toBe(true);
  expect(findCopy("nadia", "c1")).toEqual(copy);
  dropCopy("nadia", "c1");
  expect(findCopy("nadia", "c1")).toBeNull();
});

it("does not show one person's text to another", () => {
  keepCopy("nadia", "c1", copy);
  expect(findCopy("emil", "c1")).toBeNull();
});

it("ignores what is broken", () => {
  localStorage.setItem("claimdesk:draft:nadia:c1", "{not json");
  expect(findCopy("nadia", "c1")).toBeNull();
  localStorage.setItem("claimdesk:draft:nadia:c1", '{"etag":1}');
  expect(findCopy("nadia", "c1")).toBeNull();
});
