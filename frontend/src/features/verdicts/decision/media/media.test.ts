// Tests of the picture, video or sound of a draft: one line for the same fields, gaps by field, bodies.
import { expect, it } from "vitest";
import { draftMedia, errorsByRow, fieldsOf, mediaGaps, mediaWords, wholeMedia, written, writtenOf } from "./media";

const whole = {
  type: "image" as const,
  authenticity: "transformed" as const,
  appearances: [{ url: "https://social.example/1", archived_url: "" }],
  original_url: "",
  original_context: "A parade.",
};

it("reads what it has written, and writes nothing for nothing", () => {
  expect(fieldsOf(written(whole))).toEqual(whole);
  expect(written(fieldsOf(""))).toBe("");
  expect(writtenOf(null)).toBe("");
  expect(fieldsOf("no JSON")).toEqual(fieldsOf(null));
  // A submitted one leaves out what it does not have, in another order.
  const { original_url, ...submitted } = { ...whole, appearances: [{ url: "https://social.example/1" }] };
  expect(writtenOf(submitted)).toBe(written(whole));
});

it("keeps a second blank row, which is nothing to submit", () => {
  const blank = { url: "", archived_url: "" };
  const line = written({ ...fieldsOf(""), appearances: [blank, blank] });
  expect(fieldsOf(line).appearances).toEqual([blank, blank]);
  expect(written({ ...fieldsOf(line), appearances: [blank] })).toBe("");
  expect(mediaGaps(line)).toEqual({});
  expect(wholeMedia(line)).toBeNull();
});

it("shows an error of the server at the row that was sent", () => {
  const blank = { url: " ", archived_url: "" };
  const [first, second] = [
    { ...blank, url: "https://a.example" },
    { ...blank, archived_url: "https://b.example" },
  ];
  const line = written({ ...whole, appearances: [blank, first, blank, second] });
  const errors = {
    "media/appearances/0/url": "one",
    "media/appearances/1/archived_url": "two",
    "media/appearances": "all",
    summary: "other",
  };
  expect(errorsByRow(errors, line)).toEqual({
    "media/appearances/1/url": "one",
    "media/appearances/3/archived_url": "two",
    "media/appearances": "all",
    summary: "other",
  });
  expect(errorsByRow(errors, "")).toEqual(errors);
});

it("names what is missing by the field that the server names", () => {
  expect(mediaGaps("")).toEqual({});
  expect(mediaGaps(written(whole))).toEqual({});
  const places = [
    { url: "", archived_url: "https://archive.example/1" },
    { url: "social.example", archived_url: "ftp://x" },
  ];
  const gaps = mediaGaps(written({ ...fieldsOf(""), appearances: places, original_url: "x" }));
  expect(Object.keys(gaps).sort()).toEqual([
    "media/appearances/0/url",
    "media/appearances/1/archived_url",
    "media/appearances/1/url",
    "media/authenticity",
    "media/original_url",
    "media/type",
  ]);
  expect(mediaGaps(written({ ...whole, appearances: [] }))).toHaveProperty("media/appearances/0/url");
});

it("sends a draft as it is typed, and a submission without blanks", () => {
  expect(draftMedia("")).toBeNull();
  const blank = { url: " ", archived_url: "" };
  const typed = { ...whole, appearances: [...whole.appearances, blank], original_context: " A parade. " };
  expect(draftMedia(written(typed))).toEqual(typed);
  expect(wholeMedia(written(typed))).toEqual({
    ...whole,
    appearances: [{ url: "https://social.example/1", archived_url: null }],
    original_url: null,
  });
  expect(wholeMedia(written({ ...whole, type: null }))).toBeNull();
  expect(mediaWords(written(whole))).toBe("Picture · Altered · https://social.example/1 · A parade.");
});
