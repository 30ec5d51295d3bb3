// Tests of a changed scale: what is sent, and that nothing is lost.
import { describe, expect, it } from "vitest";
import type { Rating } from "../../../api/types";
import {
  added,
  broughtBack,
  cardFaults,
  changed,
  differences,
  faultsOf,
  isChanged,
  moved,
  retired,
  scaleOf,
  sent,
} from "./scale";

const rating = (key: string, label: string, part: Partial<Rating> = {}): Rating => ({
  key,
  label,
  definition: `When it is ${key}.`,
  color: "#1f7a4d",
  value: null,
  retired: false,
  ...part,
});
const ITEMS = [
  rating("true", "True", { value: 5 }),
  rating("false", "False", { value: 1 }),
  rating("satire", "Satire"),
  rating("pants_on_fire", "Pants on fire", { retired: true }),
];
const FROM = { etag: '"1"', items: ITEMS };
const scale = () => scaleOf(ITEMS);
const keysOf = (now: ReturnType<typeof scale>) => sent(now).ratings.map(({ key }) => key);

describe("the key of a new rating", () => {
  const keyOf = (label: string) =>
    changed(added(scale(), "new-1"), "new-1", { label }).steps.find(({ id }) => id === "new-1")?.key;

  it("follows its label in the letters that a key may have", () => {
    expect(keyOf("Lacks context!")).toBe("lacks_context");
    expect(keyOf("Größtenteils wahr")).toBe("grosstenteils_wahr");
    expect(keyOf("3 × À peu près")).toBe("a_peu_pres");
  });

  it("is there even where nothing of the label can be written in them", () => {
    expect(keyOf("Правда")).toBe("rating");
    expect(keyOf("")).toBe("rating");
  });

  it("is no other rating's, not even a retired one's", () => {
    expect(keyOf("True")).toBe("true_b");
    expect(keyOf("Pants on fire")).toBe("pants_on_fire_b");
  });

  it("has at most 40 letters, its ending included", () => {
    const long = "a".repeat(60);
    expect(keyOf(long)).toBe("a".repeat(40));
    const one = changed(added(scale(), "new-1"), "new-1", { label: long });
    const two = changed(added(one, "new-2"), "new-2", { label: long });
    expect(two.steps.at(-1)?.key).toBe(`${"a".repeat(38)}_b`);
  });

  it("stays as somebody typed it, and stays for good once it is saved", () => {
    const typed = changed(added(scale(), "new-1"), "new-1", { key: "odd" });
    expect(changed(typed, "new-1", { label: "Even" }).steps.at(-1)?.key).toBe("odd");
    expect(changed(scale(), "true", { label: "Right" }).steps[0]?.key).toBe("true");
  });
});

describe("the order", () => {
  it("changes by one place, and not beyond the ends", () => {
    expect(keysOf(moved(scale(), "satire", -1))).toEqual(["true", "satire", "false"]);
    expect(keysOf(moved(scale(), "true", 1))).toEqual(["false", "true", "satire"]);
    expect(keysOf(moved(scale(), "true", -1))).toEqual(["true", "false", "satire"]);
    expect(keysOf(moved(scale(), "satire", 1))).toEqual(["true", "false", "satire"]);
  });
});

describe("what is retired", () => {
  it("is not sent, and can be brought back at the end", () => {
    const without = retired(scale(), "true");
    expect(keysOf(without)).toEqual(["false", "satire"]);
    expect(without.retired.map(({ key }) => key)).toEqual(["pants_on_fire", "true"]);
    expect(keysOf(broughtBack(without, "true"))).toEqual(["false", "satire", "true"]);
  });

  it("leaves no trace if it was never saved", () => {
    expect(retired(added(scale(), "new-1"), "new-1")).toEqual(scale());
  });
});

describe("what is sent", () => {
  it("is every field, without blanks around and with the colour in small letters", () => {
    const now = changed(scale(), "satire", { label: " Joke ", color: "#ABCDEF " });
    expect(sent(now).ratings[2]).toEqual({
      key: "satire",
      label: "Joke",
      definition: "When it is satire.",
      color: "#abcdef",
      value: null,
    });
  });

  it("is a change only where the server would see one", () => {
    expect(isChanged(scale(), FROM)).toBe(false);
    expect(isChanged(changed(scale(), "true", { label: "True " }), FROM)).toBe(false);
    expect(isChanged(moved(scale(), "true", 1), FROM)).toBe(true);
    expect(isChanged(changed(scale(), "true", { value: 4 }), FROM)).toBe(true);
    expect(isChanged(moved(moved(scale(), "true", 1), "true", -1), FROM)).toBe(false);
  });
});

it("a fault stands at the step that was sent there, wherever it is by now", () => {
  const { steps } = scale();
  const errors = {
    "ratings/1/label": "is twice",
    "ratings/1/color": "is none",
    ratings: "too many",
    "ratings/9/key": "?",
  };
  expect(faultsOf(errors, steps)).toEqual({ false: { label: "is twice", color: "is none" } });
});

it("what a colleague changed meanwhile is told", () => {
  const theirs = [
    rating("false", "Wrong", { value: 1 }),
    rating("true", "True", { value: 4 }),
    rating("new", "New"),
    rating("satire", "Satire", { retired: true }),
  ];
  expect(differences(ITEMS, theirs)).toEqual([
    { what: "renamed", label: "False", to: "Wrong" },
    { what: "changed", label: "True" },
    { what: "added", label: "New" },
    { what: "retired", label: "Satire" },
    { what: "order" },
  ]);
  expect(differences(ITEMS, ITEMS)).toEqual([]);
});

it("a label that the card cannot show is told before it goes out", () => {
  expect(cardFaults({ label: "True", color: "#1f7a4d" })).toEqual([]);
  expect(cardFaults({ label: "True", color: "#ffee00" })).toEqual(["pale"]);
  expect(cardFaults({ label: "True".repeat(8), color: "#1f7a4d" })).toEqual(["wide"]);
  expect(cardFaults({ label: "True", color: "#12" })).toEqual([]);
});
