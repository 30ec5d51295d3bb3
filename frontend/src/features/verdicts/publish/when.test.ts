// Tests of the choice of a time: what can be sent, and what is sent.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { choose } from "../../../lib/device/preferences";
import { choiceFault, planOf } from "./when";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-03-04T09:00:00Z") });
  choose("zone", "Europe/Berlin");
});
afterEach(() => {
  choose("zone", null);
  vi.useRealTimers();
});

it("sends a time of the person's zone in UTC, and the seconds of now for the server to count", () => {
  expect(planOf({ when: "now", at: "" })).toEqual({ hold_seconds: 10 });
  expect(planOf({ when: "later", at: "2026-03-04T12:30" })).toEqual({ publish_at: "2026-03-04T11:30:00Z" });
  expect(planOf({ when: "embargo", at: "2026-07-04T12:30" })).toEqual({ embargo_until: "2026-07-04T10:30:00Z" });
});

it("refuses what is past, empty or before the end of an embargo", () => {
  const embargo = "2026-03-04T11:30:00Z";
  expect(choiceFault({ when: "now", at: "" }, null)).toBeNull();
  expect(choiceFault({ when: "later", at: "" }, null)).not.toBeNull();
  expect(choiceFault({ when: "later", at: "2026-03-04T10:00" }, null)).not.toBeNull();
  expect(choiceFault({ when: "later", at: "2026-03-04T10:01" }, null)).toBeNull();
  expect(choiceFault({ when: "later", at: "2026-03-04T12:29" }, embargo)).not.toBeNull();
  expect(choiceFault({ when: "later", at: "2026-03-04T12:30" }, embargo)).toBeNull();
});
