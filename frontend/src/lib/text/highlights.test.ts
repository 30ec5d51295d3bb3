// Tests of overlapping highlights: nested pieces, no character lost.
import { describe, expect, it } from "vitest";
import { nest, type Piece, paragraphs } from "./highlights";

/** Writes pieces as brackets: (a:text(b:inner)text). */
function draw(text: string, pieces: Piece[]): string {
  return pieces
    .map((piece) =>
      piece.type === "text"
        ? text.slice(piece.start, piece.end)
        : `(${piece.id}${piece.first ? "" : "'"}:${draw(text, piece.children)})`,
    )
    .join("");
}

const bare = (drawn: string) => drawn.replaceAll(/\([a-z]'?:|\)/g, "");

describe("nesting", () => {
  const text = "0123456789";
  const all = { start: 0, end: 10 };

  it("leaves text without marks alone", () => {
    expect(draw(text, nest(all, []))).toBe(text);
  });

  it("puts an inner mark inside the outer one, whatever their order", () => {
    const marks = [
      { id: "b", start: 4, end: 6 },
      { id: "a", start: 2, end: 8 },
    ];
    expect(draw(text, nest(all, marks))).toBe("01(a:23(b:45)67)89");
  });

  it("cuts a crossing mark at the edge and announces it once", () => {
    const marks = [
      { id: "a", start: 1, end: 5 },
      { id: "b", start: 3, end: 8 },
    ];
    expect(draw(text, nest(all, marks))).toBe("0(a:12(b:34))(b':567)89");
  });

  it("draws two claims on exactly the same words inside each other", () => {
    const marks = [
      { id: "a", start: 2, end: 4 },
      { id: "b", start: 2, end: 4 },
    ];
    expect(draw(text, nest(all, marks))).toBe("01(a:(b:23))456789");
  });

  it("keeps every character for any heap of marks", () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    for (let round = 0; round < 200; round++) {
      const marks = [..."abcdef"].map((id) => {
        const start = random(10);
        return { id, start, end: start + random(11 - start) };
      });
      expect(bare(draw(text, nest(all, marks)))).toBe(text);
    }
  });
});

describe("paragraphs", () => {
  it("splits at line breaks and carries a claim across them", () => {
    const text = "First ends.\n\nSecond begins.";
    const drawn = paragraphs(text, [{ id: "a", start: 6, end: 19 }]).map((paragraph) => draw(text, paragraph.pieces));
    expect(drawn).toEqual(["First (a:ends.)", "(a':Second) begins."]);
  });

  it("keeps a long claim open over the paragraphs between", () => {
    const text = "one.\ntwo.\nthree.";
    const drawn = paragraphs(text, [
      { id: "a", start: 0, end: 16 },
      { id: "b", start: 5, end: 8 },
    ]).map((paragraph) => draw(text, paragraph.pieces));
    expect(drawn).toEqual(["(a:one.)", "(a':(b:two).)", "(a':three.)"]);
  });

  it("tells a between-title from a sentence", () => {
    expect(paragraphs("What comes next\n\nNobody knows.", []).map((paragraph) => paragraph.heading)).toEqual([
      true,
      false,
    ]);
  });
});
