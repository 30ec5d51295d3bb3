// Tests of the names offered as feed filters.
import { expect, it } from "vitest";
import { namesIn } from "./names";
import type { FeedItem } from "./queries";

function item(change: {
  tags?: string[];
  language?: string;
  outlet?: string | null;
  claimant?: string | null;
}): FeedItem {
  return {
    id: "urn:uuid:1",
    url: "https://desk.example/verdicts/1",
    title: "False: it rained",
    summary: "It did not.",
    date_modified: "2026-03-18T09:00:00Z",
    language: change.language ?? null,
    tags: change.tags ?? ["False"],
    _factcheck: {
      rating: { label: "False", color: "#b3261e" },
      outlet: change.outlet ?? null,
      claimant: change.claimant ?? null,
    },
  };
}

it("offers each name once, and never the rating as a topic", () => {
  const names = namesIn([
    item({ tags: ["False", "weather", "Ceasefire"], outlet: "Velka Daily", language: "en-GB" }),
    item({ tags: ["True", "ceasefire"], outlet: "velka daily", claimant: "Irena Malko", language: "en" }),
    item({}),
  ]);
  expect(names.topic).toEqual(["ceasefire", "weather"]);
  expect(names.outlet).toEqual(["velka daily"]);
  expect(names.claimant).toEqual(["Irena Malko"]);
  expect(names.language).toEqual(["en"]);
});

it("offers nothing where nothing is published", () => {
  expect(namesIn([])).toEqual({ topic: [], outlet: [], claimant: [], language: [] });
});
