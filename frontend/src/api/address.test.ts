// Tests of addresses made from the OpenAPI document's templates.
import { expect, it } from "vitest";
import { addressOf } from "./address";

it("fills in parameters and the query, escaped", () => {
  expect(addressOf("/api/v1/claims/{id}/verdict/preview", { id: "a/b" })).toBe("/api/v1/claims/a%2Fb/verdict/preview");
  expect(addressOf("/api/v1/insights/{key}.csv", { key: "speed" }, { since: "2026-03-01T00:00:00Z" })).toBe(
    "/api/v1/insights/speed.csv?since=2026-03-01T00%3A00%3A00Z",
  );
});

it("keeps lists readable and leaves out an empty query", () => {
  expect(addressOf("/feeds/verdicts.json", {}, { rating: "false,mostly_false" })).toBe(
    "/feeds/verdicts.json?rating=false,mostly_false",
  );
  expect(addressOf("/feeds/verdicts.atom", {})).toBe("/feeds/verdicts.atom");
});
