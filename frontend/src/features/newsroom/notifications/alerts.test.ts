// Tests of browser notifications: what is new is told once, by one tab, and only while no tab is seen.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Notification as Entry } from "../../../api/types";
import { allow, tell } from "./alerts";

class Shown {
  static permission = "granted";
  static all: Shown[] = [];
  static requestPermission = async () => Shown.permission;
  onclick = () => {};
  constructor(
    readonly title: string,
    readonly options: { body?: string; tag?: string },
  ) {
    Shown.all.push(this);
  }
  close() {}
}

let held: { name: string }[] = [];
const locks = {
  request: (_: string, work: () => Promise<void>) => work(),
  query: async () => ({ held }),
};

function entry(id: string, statement = "The dam broke."): Entry {
  return {
    id,
    kind: "mentioned",
    sentence: "mentioned you",
    claim: { id: "c", statement },
    actor: { id: "n", name: "Nadia" },
    at: "2026-03-03T11:40:00Z",
  } as Entry;
}

const nowhere = () => undefined;

beforeEach(() => {
  localStorage.clear();
  Shown.all = [];
  Shown.permission = "granted";
  held = [];
  vi.stubGlobal("Notification", Shown);
  Object.defineProperty(navigator, "locks", { value: locks, configurable: true });
});

afterEach(() => {
  Reflect.deleteProperty(navigator, "locks");
  vi.unstubAllGlobals();
});

it("tells what comes after the permission, in the words of the inbox, once for all tabs", async () => {
  await tell([entry("1")], nowhere);
  expect(Shown.all).toEqual([]);
  await Promise.all([tell([entry("2"), entry("1")], nowhere), tell([entry("2"), entry("1")], nowhere)]);
  expect(Shown.all.map(({ title, options }) => [title, options.body, options.tag])).toEqual([
    ["Nadia mentioned you", "The dam broke.", "2"],
  ]);
});

it("shows nothing while a tab is seen, and does not make up for it later", async () => {
  await tell([], nowhere);
  held = [{ name: "claimdesk-seen" }];
  await tell([entry("1")], nowhere);
  held = [];
  await tell([entry("1")], nowhere);
  expect(Shown.all).toEqual([]);
});

it("opens the matter on a click, and the inbox if there are many", async () => {
  const open = vi.fn();
  await tell([], open);
  await tell([entry("1")], open);
  Shown.all[0]?.onclick();
  expect(open).toHaveBeenLastCalledWith(entry("1"));
  await tell(
    ["6", "5", "4", "3", "2", "1"].map((id) => entry(id)),
    open,
  );
  expect(Shown.all.map(({ title }) => title)).toEqual(["Nadia mentioned you", "5 new notifications"]);
  Shown.all[1]?.onclick();
  expect(open).toHaveBeenLastCalledWith(null);
});

it("says why the browser shows none", async () => {
  Shown.permission = "denied";
  expect(await allow()).toBe("denied");
  Shown.permission = "default";
  expect(await allow()).toBe("dismissed");
  Shown.permission = "granted";
  expect(await allow()).toBeNull();
  expect(Shown.all.map(({ title }) => title)).toEqual(["Notifications are on"]);
  // As browsers of phones do outside of installed programs.
  class Refusing extends Shown {
    constructor() {
      super("", {});
      throw new TypeError("Illegal constructor");
    }
  }
  vi.stubGlobal("Notification", Refusing);
  expect(await allow()).toBe("unsupported");
});
