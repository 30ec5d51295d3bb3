// Tests of live updates: a change refetches exactly what it made stale.
import { expect, it } from "vitest";
import { keys } from "../keys";
import { outdatedBy } from "./live";

it("refetches the claim, its article and what counts them", () => {
  expect(outdatedBy({ kind: "claim.reworded", claim_id: "c", article_id: "a" })).toEqual([
    ["articles", "list"],
    ["inbox"],
    ["events"],
    keys.claim("c"),
    keys.article("a"),
  ]);
});

it("refetches whatever article is open when it is not told which", () => {
  expect(outdatedBy({ kind: "claim.reworded", claim_id: "c", article_id: null })).toContainEqual(["articles", "one"]);
});

it("refetches occurrences when two are found to be one, or a person decides about a claim of one", () => {
  for (const kind of ["claim.occurrences_merged", "claim.occurrence_decided"])
    expect(outdatedBy({ kind, claim_id: "c", article_id: "a" })).toContainEqual(keys.occurrences);
});

it("refetches templates and checklists when an editor has changed them", () => {
  expect(outdatedBy({ kind: "guide.changed", claim_id: null, article_id: null })).toContainEqual(keys.guides);
});
