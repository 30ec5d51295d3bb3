// Tests that every language is complete.
import { expect, it } from "vitest";
import { de } from "./de";
import { en } from "./en";

/** Called the same by people who speak either. */
const SAME =
  /^(?:Code|Details|Excel|Feeds|Interview|live|Name|Organisation|Original|Passkeys|Person|PostgreSQL|Server|Status|System|Text|Version|Video|Wikidata)$/;

/** Every entry with its place in the catalogue; a function is what is written in it. */
function entries(node: unknown, path = ""): [path: string, words: string][] {
  if (typeof node === "string") return [[path, node]];
  if (typeof node === "function") return [[path, String(node)]];
  if (typeof node !== "object" || node === null || node instanceof RegExp) return [];
  return Object.entries(node).flatMap(([key, value]) => entries(value, path ? `${path}.${key}` : key));
}

/** Whether there is a word in it to translate, and not only a figure, a name and marks. */
const hasWord = (words: string) =>
  /\p{L}{2}/u.test(words.includes("=>") ? words.replace(/^.*?=>/s, "").replace(/\$\{[^}]*\}/g, "") : words);

it("no German entry is the English one, but for words that are the same", () => {
  const english = new Map(entries(en));
  const untranslated = entries(de).filter(
    ([path, words]) => english.get(path) === words && hasWord(words) && !SAME.test(words),
  );
  expect(untranslated).toEqual([]);
});

it("German is written with German quotation marks", () => {
  const foreign = entries(de).filter(([, words]) => /[”‘]|(?<!\\)"\w[^"]*\w"(?=\s\w)/u.test(words));
  expect(foreign).toEqual([]);
});

it("a code with parameters is said in German, names and all", () => {
  const { refusals } = de.codes;
  expect(refusals.not_from_here({ from: "in_review", action: "publish" })).toBe(
    "Eine Behauptung, die in Prüfung ist, lässt sich nicht veröffentlichen.",
  );
  expect(refusals.not_permitted({ needs: "publish" })).toBe("Das ist der Redaktion vorbehalten.");
  expect(refusals.held_by_another({ name: "Nadia", until: "14:32" })).toBe("In Arbeit bei Nadia bis 14:32.");
});
