// Tests of settings that two people change at the same time.
import { expect, it } from "vitest";
import { merged } from "./merged";

it("keeps what was typed and takes what a colleague changed elsewhere", () => {
  const before = {
    review: { approvals: 1 },
    publishing: { masthead: "a", look: { header: null, links: [] }, hosts: ["x"] },
  };
  const typed = {
    review: { approvals: 2 },
    publishing: { masthead: "a", look: { header: "#102030", links: [] }, hosts: ["x"] },
  };
  const now = {
    review: { approvals: 1 },
    publishing: { masthead: "q", look: { header: null, links: ["l"] }, hosts: ["x", "y"] },
  };
  expect(merged<unknown>(before, typed, now)).toEqual({
    review: { approvals: 2 },
    publishing: { masthead: "q", look: { header: "#102030", links: ["l"] }, hosts: ["x", "y"] },
  });
  // Both changed the same: what was typed stays, and is looked at before it is saved.
  expect(merged({ a: 1 }, { a: 2 }, { a: 3 })).toEqual({ a: 2 });
});
