// Tests of stored preferences.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { choose, chosenLanguage, chosenZone, density, onChoice } from "./preferences";

const elsewhere = (key: string, value: string) => {
  localStorage.setItem(key, value);
  window.dispatchEvent(new StorageEvent("storage", { key }));
};
let stop = () => {};

beforeEach(() => {
  stop = onChoice(() => {});
});
afterEach(() => {
  for (const name of ["language", "density", "zone"] as const) choose(name, null);
  stop();
});

it("nothing chosen: rows have room, the time is the device's, the language the browser's", () => {
  expect([density(), chosenZone(), chosenLanguage()]).toEqual(["comfortable", null, null]);
});

it("keeps a choice, tells who listens, and forgets it again", () => {
  const listener = vi.fn();
  const leave = onChoice(listener);
  expect(choose("density", "compact")).toBe(true);
  expect(density()).toBe("compact");
  expect(localStorage.getItem("claimdesk.density")).toBe("compact");
  expect(listener).toHaveBeenCalledTimes(1);
  leave();
  choose("density", null);
  expect(density()).toBe("comfortable");
  expect(localStorage.getItem("claimdesk.density")).toBeNull();
  expect(listener).toHaveBeenCalledTimes(1);
});

it("follows another window of this device", () => {
  expect(chosenZone()).toBeNull();
  elsewhere("claimdesk.zone", "Asia/Tbilisi");
  expect(chosenZone()).toBe("Asia/Tbilisi");
});

it("does not believe what is no choice", () => {
  elsewhere("claimdesk.density", "airy");
  elsewhere("claimdesk.zone", "Mars/Olympus");
  expect([density(), chosenZone()]).toEqual(["comfortable", null]);
});

it("where storage is forbidden, a choice lasts as long as the page, and says so", () => {
  vi.stubGlobal("localStorage", {
    getItem: () => {
      throw new DOMException("denied", "SecurityError");
    },
    setItem: () => {
      throw new DOMException("denied", "SecurityError");
    },
    removeItem: () => {},
  });
  expect(density()).toBe("comfortable");
  expect(choose("density", "compact")).toBe(false);
  expect(density()).toBe("compact");
});
