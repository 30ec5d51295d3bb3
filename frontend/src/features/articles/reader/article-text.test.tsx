// Tests of the article text: claims are marked at the right code points.
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ComponentProps } from "react";
import { expect, it, vi } from "vitest";
import { show } from "../../../../tests/render";
import type { Article } from "../../../api/types";
import { ArticleText, type TextClaim } from "./article-text";

const text = "In Mirna 🏛 214 people, among them 31 children, were killed.\n\nPhoto: a bridge";

function at(quote: string) {
  const before = text.slice(0, text.indexOf(quote));
  return { start: [...before].length, end: [...before].length + [...quote].length };
}

const article = {
  layers: [],
  text,
  language: "en",
  left_out: [{ ...at("Photo: a bridge"), reason: "caption" }],
} satisfies Partial<Article>;

function claim(id: string, quote: string, rest: Partial<TextClaim> = {}): TextClaim {
  return {
    id,
    ...at(quote),
    kind: "casualties",
    grade: "must_check",
    dismissed: false,
    rating: null,
    hint: `hint of ${id}`,
    ...rest,
  };
}

function read(claims: TextClaim[], rest: Partial<ComponentProps<typeof ArticleText>> = {}) {
  const none = { open: null, onComment: null, pointAt: null };
  const calls = { onOpen: vi.fn(), onNear: vi.fn(), onSelect: vi.fn(), onCopy: vi.fn() };
  show(<ArticleText article={article} claims={claims} {...none} {...calls} {...rest} />);
}

it("marks the exact words behind an emoji and nests what overlaps", async () => {
  read([claim("outer", "214 people, among them 31 children"), claim("inner", "31 children")]);
  await screen.findByText(/In Mirna/);
  const outer = document.querySelector('[data-claim="outer"]');
  expect(outer?.textContent).toBe("214 people, among them 31 children");
  expect(outer?.querySelector('[data-claim="inner"]')?.textContent).toBe("31 children");
});

it("opens the innermost claim under the pointer", async () => {
  const open = vi.fn();
  read([claim("outer", "214 people, among them 31 children"), claim("inner", "31 children")], {
    onOpen: open,
  });
  await userEvent.click(await screen.findByText("31 children"));
  expect(open).toHaveBeenCalledExactlyOnceWith("inner");
});

it("gives every claim one link for the keyboard, named by what it is", async () => {
  read([claim("one", "214 people")], { open: "one" });
  const link = await screen.findByRole("link", { name: "Claim: hint of one" });
  expect(link.getAttribute("aria-current")).toBe("true");
});

it("says why a passage was left out", async () => {
  read([]);
  expect((await screen.findByText("Photo: a bridge")).getAttribute("title")).toContain("caption");
});

it("shows the verdict of a decided claim in words too", async () => {
  const rated = claim("one", "214 people", { rating: { label: "Mostly true", color: "#5b8c2a" } });
  read([rated]);
  expect(await screen.findByText(/Verdict: Mostly true/)).toBeTruthy();
});

it("shows a retracted verdict as retracted", async () => {
  const rating = { label: "Mostly true", color: "#5b8c2a", retracted: true };
  read([claim("one", "214 people", { rating })]);
  expect(await screen.findByTitle("Retracted verdict: Mostly true")).toBeTruthy();
});

it("offers to make a claim of the selected words and to link to them, counted in code points", async () => {
  const select = vi.fn();
  const copy = vi.fn();
  read([claim("rated", "31 children", { rating: { label: "False", color: "red" } })], {
    onSelect: select,
    onCopy: copy,
  });
  await screen.findByText(/In Mirna/);
  const paragraph = document.querySelector("[data-starts-at]");
  const last = paragraph?.lastChild;
  if (!last) throw new Error("no text");
  // Behind the mark, whose verdict is spoken but does not stand in the article.
  const range = document.createRange();
  range.setStart(last, 0);
  range.setEnd(last, ", were killed".length);
  // The DOM of the tests has no layout.
  range.getBoundingClientRect = () => document.body.getBoundingClientRect();
  window.getSelection()?.removeAllRanges();
  window.getSelection()?.addRange(range);
  document.dispatchEvent(new Event("selectionchange"));
  await userEvent.click(await screen.findByRole("button", { name: "Make a claim" }));
  expect(select).toHaveBeenCalledWith(at(", were killed"));
  await userEvent.click(screen.getByRole("button", { name: "Copy link" }));
  expect(copy).toHaveBeenCalledWith(at(", were killed"));
});

it("marks the words that a link leads to and brings them into view, across an emoji and the marks of claims", async () => {
  const scroll = vi.fn();
  Element.prototype.scrollIntoView = scroll;
  const claims = [claim("outer", "214 people, among them 31 children"), claim("inner", "31 children")];
  read(claims, { pointAt: at("them 31 children, were") });
  await screen.findByText(/In Mirna/);
  const words = [...document.querySelectorAll("[data-pointed]")].map((part) => {
    const copy = part.cloneNode(true);
    if (copy instanceof Element) for (const aside of copy.querySelectorAll("[data-aside]")) aside.remove();
    return copy.textContent;
  });
  expect(words.join("")).toBe("them 31 children, were");
  expect(scroll).toHaveBeenCalled();
  // The claims are all still there, each with its one link.
  expect(screen.getAllByRole("link")).toHaveLength(2);
});
