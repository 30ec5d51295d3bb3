// Tests of counts, excerpts and host names.
import { describe, expect, it } from "vitest";
import { t } from "../../texts";
import { count, host, languageName, opening, safeHref, sameWords, size, surrounding } from "./words";

describe("words", () => {
  it("write sizes in the unit that fits", () => {
    expect([0, 21_300, 999_999, 1_000_000, 48_260_000, 2_500_000_000, 3e15].map(size)).toEqual([
      "0 kB",
      "21.3 kB",
      "1,000 kB",
      "1 MB",
      "48.3 MB",
      "2.5 GB",
      "3,000 TB",
    ]);
  });

  it("names languages, and leaves what is none", () => {
    expect([languageName("de"), languageName("pt-BR"), languageName("no tag!")]).toEqual([
      "German",
      "Brazilian Portuguese",
      "no tag!",
    ]);
  });

  it("counts one and many", () => {
    expect([count(1, t.common.claims), count(0, t.common.claims), count(1200, t.common.claims)]).toEqual([
      "1 claim",
      "0 claims",
      "1,200 claims",
    ]);
  });

  it("tells how an untitled text begins, without half words", () => {
    expect(opening("  The bridge\n\nreopened.  ")).toBe("The bridge reopened.");
    const long = opening("reopened ".repeat(60));
    expect(long).toMatch(/reopened…$/);
    expect(long.length).toBeLessThanOrEqual(161);
    expect(opening(" \n ")).toBe("Empty text");
  });

  it("drops half words at the outer edges and keeps the inner ones", () => {
    expect(surrounding("esidents had fled. Under ", ". Officials claim tha")).toEqual({
      before: "had fled. Under ",
      after: ". Officials claim",
    });
    expect(surrounding("", "")).toEqual({ before: "", after: "" });
  });

  it("shows the host of an address and never links a script", () => {
    expect(host("https://www.ledger.example/a?b")).toBe("ledger.example");
    expect(safeHref("javascript:alert(1)")).toBeUndefined();
    expect(safeHref("https://ledger.example")).toBe("https://ledger.example");
  });
});

it("knows a sentence again with what was added in brackets, and not one that says something else", () => {
  const said = "“Tesmar has moved 60 howitzers back to the ridge since Friday.”";
  expect(
    sameWords("[Mira Dosk:] “Tesmar has moved 60 howitzers back to the ridge since Friday [6 March].”", said),
  ).toBe(true);
  expect(sameWords("Tesmar moved 60 howitzers back to the ridge on 6 March.", said)).toBe(false);
  expect(sameWords("أُغلق المعبر في 12 مارس", "أُغلق المعبر في 13 مارس")).toBe(false);
});
