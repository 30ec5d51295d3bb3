// Are moments said as people say them?
import { describe, expect, it } from "vitest";
import { ago, day, fromLocalInput, toLocalInput } from "./times";

const now = new Date(2026, 2, 18, 15, 0, 0);
const earlier = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();

describe("ago", () => {
  it.each([
    [0.2, "just now"],
    [3, "3 min ago"],
    [59, "59 min ago"],
    [120, "2 h ago"],
    [24 * 60, "yesterday"],
  ])("%d minutes are %s", (minutes, said) => {
    expect(ago(earlier(minutes), now)).toBe(said);
  });

  it("gives the date for what is older", () => {
    expect(ago(earlier(60 * 24 * 9), now)).toBe("9 Mar 2026");
  });

  it("speaks of what is still to come", () => {
    expect(ago(earlier(-25), now)).toBe("in 25 min");
  });

  it("shows what is no time as it is", () => {
    expect(ago("soon", now)).toBe("soon");
  });
});

describe("days", () => {
  it("stay the same day in every time zone", () => {
    expect(day("2026-03-01")).toBe("1 Mar 2026");
  });
});

describe("form fields", () => {
  it("give back the moment they were filled from", () => {
    expect(fromLocalInput(toLocalInput("2026-03-18T09:30:00Z"))).toBe("2026-03-18T09:30:00Z");
  });

  it("turn emptiness into nothing", () => {
    expect(fromLocalInput("")).toBeNull();
    expect(toLocalInput(null)).toBe("");
  });
});
