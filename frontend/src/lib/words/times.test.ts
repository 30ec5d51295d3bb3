// Tests of times in words.
import { afterEach, describe, expect, it } from "vitest";
import { choose } from "../device/preferences";
import { ago, clock, day, fromLocalInput, full, toLocalInput } from "./times";

afterEach(() => {
  choose("zone", null);
});

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

describe("in a chosen time zone", () => {
  it("moments are said as its clocks show them", () => {
    choose("zone", "America/New_York");
    expect(clock("2026-03-18T01:30:00Z")).toBe("21:30");
    expect(day("2026-03-18T01:30:00Z")).toBe("17 Mar 2026");
    expect(full("2026-03-18T01:30:00Z")).toBe("17 March 2026 at 21:30:00 GMT-4");
    choose("zone", "Asia/Kathmandu");
    expect(clock("2026-03-18T01:30:00Z")).toBe("07:15");
    expect(day("2026-03-01")).toBe("1 Mar 2026");
  });

  it("a day begins at its midnight", () => {
    const at = new Date("2026-03-18T05:00:00Z");
    choose("zone", "UTC");
    expect(ago("2026-03-18T01:00:00Z", at)).toBe("4 h ago");
    choose("zone", "America/New_York");
    expect(ago("2026-03-18T01:00:00Z", at)).toBe("yesterday");
    expect(ago("2026-03-18T10:00:00Z", at)).toBe("at 06:00");
  });

  it.each([
    ["UTC", "2026-07-01T12:00"],
    ["Europe/Berlin", "2026-01-15T09:30"],
    ["Europe/Berlin", "2026-07-15T09:30"],
    // The last minute before and the first after the clocks go forward, and back.
    ["Europe/Berlin", "2026-03-29T01:59"],
    ["Europe/Berlin", "2026-03-29T03:00"],
    ["Europe/Berlin", "2026-10-25T01:59"],
    ["Europe/Berlin", "2026-10-25T02:30"],
    ["Europe/Berlin", "2026-10-25T03:00"],
    ["America/New_York", "2026-03-08T03:00"],
    ["America/New_York", "2026-11-01T01:30"],
    ["Australia/Lord_Howe", "2026-04-05T01:45"],
    ["Asia/Kathmandu", "2026-03-18T00:00"],
    ["Pacific/Kiritimati", "2026-12-31T23:59"],
  ])("%s: a field gives back %s", (zone, value) => {
    choose("zone", zone);
    expect(toLocalInput(fromLocalInput(value))).toBe(value);
  });

  it("of an hour that comes twice the first counts, and one that is left out counts on", () => {
    choose("zone", "Europe/Berlin");
    expect(fromLocalInput("2026-10-25T02:30")).toBe("2026-10-25T00:30:00Z");
    expect(fromLocalInput("2026-03-29T02:30")).toBe("2026-03-29T01:30:00Z");
    expect(toLocalInput("2026-03-29T01:30:00Z")).toBe("2026-03-29T03:30");
  });

  it("a field is the moment that it says", () => {
    choose("zone", "Asia/Tbilisi");
    expect(fromLocalInput("2026-03-18T12:00")).toBe("2026-03-18T08:00:00Z");
    expect(toLocalInput("2026-03-18T08:00:30Z")).toBe("2026-03-18T12:00");
    expect(fromLocalInput("soon")).toBeNull();
  });
});
