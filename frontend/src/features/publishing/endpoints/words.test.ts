// Tests of the words for events and answers.
import { describe, expect, it } from "vitest";
import { eventGroups, eventWords, hearsOf, lastWords, replayed, took } from "./words";

describe("events", () => {
  it("are called in words", () => {
    expect(eventWords("verdict.published")).toBe("Verdict published");
    expect(eventWords("claim.merged_away")).toBe("Merged into an older claim");
    expect(hearsOf([], "webhook")).toBe("Everything");
    expect(hearsOf(["verdict.published", "verdict.retracted"], "webhook")).toBe(
      "Verdict published, Retraction published",
    );
  });

  it("stand under what they happen to, new ones as well", () => {
    const kinds = ["article.ingested", "claim.added", "article.changed", "forecast.made"];
    const groups = eventGroups(kinds);
    expect(groups.map(({ group }) => group)).toEqual(["Articles", "Claims", "Forecast"]);
    expect(groups.flatMap(({ items }) => items.map(({ value }) => value)).toSorted()).toEqual(kinds.toSorted());
  });
});

describe("answers", () => {
  it("are a status or what came in between", () => {
    expect(lastWords("503")).toBe("Answered 503");
    expect(lastWords("nothing came back within 20 seconds")).toBe("Nothing came back within 20 seconds");
  });

  it("took so long", () => {
    expect([took(0), took(999), took(1240)]).toEqual(["0 ms", "999 ms", "1.2 s"]);
  });

  it("are counted when they are asked for again", () => {
    expect(replayed(0)).toMatch(/^No matching events/);
    expect([replayed(1), replayed(12)]).toEqual(["1 message is sent again.", "12 messages are sent again."]);
  });
});
