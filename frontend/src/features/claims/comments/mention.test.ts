// Tests of names that are typed after an "@".
import { expect, it } from "vitest";
import { completed, mentionAt, namedIn, peopleFor } from "./mention";

const person = (id: string, name: string) => ({ id, name, role: "reviewer" as const });
const PEOPLE = [person("1", "Emre Editor"), person("2", "Rana Reviewer"), person("3", "Éva Editor")];

it.each([
  ["Ask @Em", 7, { from: 4, typed: "Em" }],
  ["Ask @Emre Ed", 12, { from: 4, typed: "Emre Ed" }],
  ["@", 1, { from: 0, typed: "" }],
  ["Ask @Em about it", 7, { from: 4, typed: "Em" }],
])("%s is a name being typed", (text, caret, found) => {
  expect(mentionAt(text, caret)).toEqual(found);
});

it.each([
  ["mail emre@desk.test", 19],
  ["@Emre is right, the figure is old", 33],
  ["@Emre\nNo", 8],
  ["@ home", 6],
  ["none", 4],
])("%s is none", (text, caret) => {
  expect(mentionAt(text, caret)).toBeNull();
});

it("finds people by any part of their name", () => {
  expect(peopleFor("ed", PEOPLE).map(({ name }) => name)).toEqual(["Emre Editor", "Éva Editor"]);
  expect(peopleFor("emre e", PEOPLE)).toHaveLength(1);
  expect(peopleFor("x", PEOPLE)).toEqual([]);
});

it("puts the whole name in place of its beginning and keeps what follows", () => {
  expect(completed("Ask @Em about it", 7, 4, "Emre Editor")).toEqual({ text: "Ask @Emre Editor about it", caret: 17 });
  expect(namedIn("Ask @Emre Editor and @Éva Editor", PEOPLE)).toEqual(["1", "3"]);
});
