// Tests of keyboard shortcuts: as listed, and never while typing.
import { describe, expect, it } from "vitest";
import { COMMANDS, hear, isTyping, PLACES, type Press, placesFor } from "./shortcuts";

const press = (key: string, rest: Partial<Press> = {}): Press => ({
  key,
  ctrl: false,
  meta: false,
  alt: false,
  shift: false,
  typing: false,
  ...rest,
});

describe("keys", () => {
  it("fire at once when they stand alone", () => {
    expect(hear([], press("j")).fire).toBe("next");
    expect(hear([], press("?")).fire).toBe("help");
  });

  it("wait for the second of two", () => {
    const first = hear([], press("g"));
    expect(first).toEqual({ fire: null, waiting: ["g"] });
    expect(hear(first.waiting, press("q"))).toEqual({ fire: "go-queue", waiting: [] });
  });

  it("mean something else after g: g a goes to the articles and assigns nothing", () => {
    expect(hear(["g"], press("a")).fire).toBe("go-articles");
    expect(hear([], press("a")).fire).toBe("assign");
  });

  it("start over when the second key fits nothing", () => {
    expect(hear(["g"], press("k")).fire).toBe("previous");
  });

  it("are silent while typing and with Ctrl, Alt or Cmd", () => {
    for (const held of [{ typing: true }, { ctrl: true }, { meta: true }, { alt: true }]) {
      expect(hear(["g"], press("q", held))).toEqual({ fire: null, waiting: [] });
    }
  });

  it("open what finds everything even while typing, with Ctrl or Cmd and nothing else", () => {
    expect(hear([], press("k", { ctrl: true, typing: true })).fire).toBe("palette");
    expect(hear(["g"], press("K", { meta: true })).fire).toBe("palette");
    for (const held of [
      { ctrl: true, shift: true },
      { ctrl: true, alt: true },
    ]) {
      expect(hear([], press("k", held)).fire).toBeNull();
    }
    expect(hear([], press("k")).fire).toBe("previous");
  });

  it("never collide", () => {
    const keyed = COMMANDS.filter((command) => command.keys.length > 0);
    const written = keyed.map((command) => command.keys.join(" "));
    expect(new Set(written).size).toBe(written.length);
    for (const one of keyed) {
      const hidden = keyed.filter(
        (other) => other !== one && other.keys.join(" ").startsWith(`${one.keys.join(" ")} `),
      );
      expect(hidden).toEqual([]);
    }
  });
});

describe("places", () => {
  it("are offered to those who may go there", () => {
    const ids = (permissions: Parameters<typeof placesFor>[0]) => placesFor(permissions).map((place) => place.id);
    expect(ids(["review"])).toContain("go-queue");
    expect(ids(["review"])).not.toContain("go-insights");
    expect(ids(["review", "publish"])).toContain("go-insights");
    expect(ids(["review", "publish"])).not.toContain("go-accounts");
    expect(ids(["review", "publish", "administer"])).toEqual(PLACES.map((place) => place.id));
  });
});

describe("typing", () => {
  it("is told from pressing buttons", () => {
    document.body.innerHTML =
      '<input id="text"><textarea id="area"></textarea><input id="tick" type="checkbox"><button id="button">x</button>';
    const typing = (id: string) => isTyping(document.getElementById(id));
    expect([typing("text"), typing("area"), typing("tick"), typing("button")]).toEqual([true, true, false, false]);
  });
});
