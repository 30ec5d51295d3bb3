// Tests of the evidence balance: origins count, not links.
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { show } from "../../../../tests/render";
import type { Evidence } from "../../../api/types";
import { Balance } from "./balance";
import { byOrigin } from "./origins";

let next = 0;
function source(stance: Evidence["stance"], origin: string, rest: Partial<Evidence> = {}): Evidence {
  next += 1;
  const person = { id: "01890000-0000-7000-8000-000000000001", name: "Nadia" };
  return {
    id: `01890000-0000-7000-8000-0000000001${String(next).padStart(2, "0")}`,
    claim_id: "01890000-0000-7000-8000-0000000000c1",
    url: `https://${origin}.example/${next}`,
    accessed_at: "2026-03-18T09:00:00Z",
    stance,
    visibility: "public",
    origin,
    origin_by_person: false,
    position: next,
    by: person,
    created_at: "2026-03-18T09:00:00Z",
    ...rest,
  };
}

const withdrawn = {
  by: { id: "01890000-0000-7000-8000-000000000001", name: "Nadia" },
  at: "2026-03-18T09:00:00Z",
  reason: "A copy",
};

it("groups reprints of one origin and leaves out what was withdrawn", () => {
  const found = byOrigin(
    [
      source("supports", "reuters"),
      source("supports", "register"),
      source("supports", "reuters"),
      source("refutes", "reuters"),
      source("supports", "gone", { withdrawn }),
    ],
    "supports",
  );
  expect(found.map(({ origin, sources }) => [origin, sources.length])).toEqual([
    ["reuters", 2],
    ["register", 1],
  ]);
});

it("says in words what the blocks show", async () => {
  show(
    <Balance
      evidence={[
        source("supports", "reuters"),
        source("supports", "reuters"),
        source("supports", "reuters"),
        source("refutes", "register"),
        source("refutes", "mission"),
      ]}
    />,
  );
  const figure = await screen.findByRole("figure");
  expect(figure.textContent).toContain("1 for the claim, 2 against it, 0 for context");
  expect(figure.textContent).toContain("5 sources from 3 independent origins");
  expect(figure.querySelectorAll('[data-stance="supports"] [title]')).toHaveLength(1);
});
