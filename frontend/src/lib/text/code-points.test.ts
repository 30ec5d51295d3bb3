// Tests of code point offsets in all kinds of text.
import { describe, expect, it } from "vitest";
import { codePointLength, toUtf16, utf16Offsets } from "./code-points";

describe("code point offsets", () => {
  it("are the same as UTF-16 offsets in plain text", () => {
    expect(utf16Offsets("ceasefire", [0, 4, 9])).toEqual(
      new Map([
        [0, 0],
        [4, 4],
        [9, 9],
      ]),
    );
  });

  it("count an emoji once although JavaScript counts it twice", () => {
    const text = "In Mirna 🏛 at noon";
    const start = [..."In Mirna 🏛 "].length;
    const [range] = toUtf16(text, [{ start, end: start + 2 }]);
    expect(range && text.slice(range.start, range.end)).toBe("at");
  });

  it("count combining marks and joined emoji by their parts, as the server does", () => {
    const text = "cafe\u0301 👩‍👧 open";
    const start = [..."cafe\u0301 👩‍👧 "].length;
    const [range] = toUtf16(text, [{ start, end: start + 4 }]);
    expect(range && text.slice(range.start, range.end)).toBe("open");
    expect(codePointLength(text)).toBe([...text].length);
  });

  it("never cut a surrogate pair", () => {
    const text = "🏛🏛🏛";
    for (const end of [1, 2, 3]) {
      const [range] = toUtf16(text, [{ start: 0, end }]);
      expect(range && [...text.slice(range.start, range.end)]).toHaveLength(end);
    }
  });

  it("stop at the end of a text that is shorter than they think", () => {
    expect(toUtf16("short", [{ start: 2, end: 900 }])).toEqual([{ start: 2, end: 5 }]);
  });

  it("treat a lone half of a pair as one, as decoding would", () => {
    expect(codePointLength("\ud83dx")).toBe(2);
  });
});
