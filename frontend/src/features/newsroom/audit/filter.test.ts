// Tests of the log filter.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { kindGroups, parametersOf } from "./filter";

it("begins a day at midnight where the reader is, and leaves out what was not chosen", () => {
  const midnight = new Date("2026-03-17T00:00").toISOString().replace(".000", "");
  expect(parametersOf({ since: "2026-03-17", kind: "verdict.published", actor: "" })).toEqual({
    kind: "verdict.published",
    since: midnight,
  });
  const end = new Date("2026-03-18T00:00").toISOString().replace(".000", "");
  expect(parametersOf({ until: "2026-03-17" })).toEqual({ until: end });
  expect(parametersOf({ since: "soon", until: "later", subject: "newsroom" })).toEqual({ subject: "newsroom" });
});

it("offers everything that the server writes down", () => {
  const offered = kindGroups().flatMap(({ items }) => items.map(({ value }) => value));
  const known = readFileSync("../src/domain/newsroom/event_kind.rs", "utf8").matchAll(/^ {4}\w+ "(\w+\.\w+)" "/gm);
  const written = [...known].map(([, kind]) => kind);
  expect(written.length).toBeGreaterThan(50);
  expect(written.filter((kind) => !offered.includes(kind ?? ""))).toEqual([]);
});
