// Do keys do what the list says, and never while somebody types?
import { describe, expect, it } from "vitest";
import { hear, isTyping, type Press, SHORTCUTS } from "./shortcuts";

const press = (key: string, rest: Partial<Press> = {}): Press => ({
  key,
  ctrl: false,
  meta: false,
  alt: false,
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
    expect(hear(["g"], press("j")).fire).toBe("next");
  });

  it("are silent while typing and with Ctrl, Alt or Cmd", () => {
    for (const held of [{ typing: true }, { ctrl: true }, { meta: true }, { alt: true }]) {
      expect(hear(["g"], press("q", held))).toEqual({ fire: null, waiting: [] });
    }
  });

  it("never collide", () => {
    const written = SHORTCUTS.map((shortcut) => shortcut.keys.join(" "));
    expect(new Set(written).size).toBe(written.length);
    for (const one of SHORTCUTS) {
      const hidden = SHORTCUTS.filter(
        (other) => other !== one && other.keys.join(" ").startsWith(`${one.keys.join(" ")} `),
      );
      expect(hidden).toEqual([]);
    }
  });
});

describe("typing", () => {
  it("is told from pressing buttons", () => {
    document.body.innerHTML =
      '<input id="text"><textarea id="area"></textarea><input id="tick" type="checkbox"><button id="button">x</button>';
    const typing = (id: string) => isTyping(document.getElementById(id));
    expect([typing("text"), typing("area"), typing("tick"), typing("button")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
