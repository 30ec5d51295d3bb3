// Tests of text differences: complete, lossless, bounded.
import { expect, it } from "vitest";
import { compareTexts, compareWords, type Stretch } from "./differences";

const side = (stretches: Stretch[], which: "before" | "after") =>
  stretches
    .flatMap((stretch) => (stretch.type === "same" ? stretch.paragraphs : [stretch[which]]))
    .filter((paragraph) => paragraph !== null)
    .join("\n");

it("says which paragraphs are the same, changed, new and gone", () => {
  const before = "Title\n\nIn Mirna 214 people were killed.\n\nA photo.\n\nThe end.";
  const after = "Title\n\nIn Mirna 241 people were killed.\n\nThe end.\n\nCorrected on Tuesday.";
  expect(compareTexts(before, after)).toEqual([
    { type: "same", paragraphs: ["Title"] },
    {
      type: "changed",
      before: "In Mirna 214 people were killed.",
      after: "In Mirna 241 people were killed.",
    },
    { type: "changed", before: "A photo.", after: null },
    { type: "same", paragraphs: ["The end."] },
    { type: "changed", before: null, after: "Corrected on Tuesday." },
  ]);
});

it("shows the words that came and went, and keeps both texts", () => {
  const before = "In Mirna 🏛 214 people, among them 31 children, were killed.";
  const after = "In Mirna 🏛 241 people were killed, among them 31 children.";
  const words = compareWords(before, after) ?? [];
  const read = (left: string) =>
    words
      .filter(({ change }) => change !== left)
      .map(({ text }) => text)
      .join("");
  expect(read("added")).toBe(before);
  expect(read("removed")).toBe(after);
  expect(words.find(({ change }) => change === "removed")?.text.trim()).toBe("214");
});

it("takes a figure as a whole", () => {
  const words = compareWords("A further 1,900 residents fled.", "A further 2,100 residents fled.");
  expect(words?.filter(({ change }) => change !== "same").map(({ text }) => text)).toEqual(["1,900", "2,100"]);
});

it("shows a sentence as replaced whole when little of it was kept", () => {
  const words = compareWords(
    "The ministry says 214 people were killed in the shelling of Korda.",
    "The number of dead in Korda is disputed; observers saw fewer than a hundred graves.",
  );
  expect(words).toEqual([
    { text: "The ", change: "same" },
    { text: "ministry says 214 people were killed in the shelling of Korda.", change: "removed" },
    {
      text: "number of dead in Korda is disputed; observers saw fewer than a hundred graves.",
      change: "added",
    },
  ]);
});

it("gives up on the words of a paragraph that changed too much", () => {
  const long = (word: string) => Array.from({ length: 4000 }, (_, at) => `${word}${at}`).join(" ");
  expect(compareWords(long("a"), long("b"))).toBeNull();
  // One word in the middle of a very long paragraph is no trouble.
  const middle = compareWords(`${long("a")} old ${long("c")}`, `${long("a")} new ${long("c")}`);
  expect(middle?.filter(({ change }) => change !== "same").map(({ text }) => text)).toEqual(["old", "new"]);
});

it("keeps both texts whatever changed, also when nearly everything did", () => {
  let seed = 11;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  for (const size of [8, 60, 3000]) {
    const old = Array.from({ length: size }, () => `p${random(size)} w${random(9)} x`);
    const fresh = old.flatMap((one) => (random(3) === 0 ? [] : random(2) === 0 ? [one] : [`${one} y`, "z"]));
    const stretches = compareTexts(old.join("\n"), fresh.join("\n\n"));
    expect(stretches.filter((one) => one.type === "changed" && one.before === one.after)).toEqual([]);
    expect(side(stretches, "before")).toBe(old.join("\n"));
    expect(side(stretches, "after")).toBe(fresh.join("\n"));
  }
});
