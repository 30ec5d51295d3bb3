// Tests of the server's clock: small differences are the way, large ones a wrong device.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { hearClock, serverNow } from "./server-clock";

beforeEach(() => vi.useFakeTimers({ now: new Date("2026-03-04T09:00:00.200Z") }));
afterEach(() => {
  hearClock(new Date().toUTCString());
  vi.useRealTimers();
});

it("takes the device's clock while the two agree", () => {
  hearClock("Wed, 04 Mar 2026 09:00:00 GMT");
  expect(serverNow()).toBe(Date.now());
});

it("follows the server when the device is minutes off", () => {
  hearClock("Wed, 04 Mar 2026 09:05:00 GMT");
  expect(serverNow() - Date.now()).toBe(300_300);
  hearClock(null);
  expect(serverNow() - Date.now()).toBe(300_300);
});
