// The name after an "@" that somebody is typing.
import type { Person } from "../../../api/types";

/** Names have blanks: so many words after the "@" may belong to one. */
const MOST_WORDS = 3;
const MOST_SHOWN = 6;

/** The beginning of a name before the caret, and where its "@" is; null if none is being typed. */
export function mentionAt(text: string, caret: number): { from: number; typed: string } | null {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf("@");
  if (from < 0) return null;
  // An "@" within a word is part of an e-mail address.
  if (from > 0 && /[\p{L}\p{N}_.]/u.test(before.charAt(from - 1))) return null;
  const typed = before.slice(from + 1);
  if (/[\n@]/.test(typed) || typed.startsWith(" ") || typed.split(" ").length > MOST_WORDS) return null;
  return { from, typed };
}

/** The people whose name, or a later part of it, begins so. */
export function peopleFor(typed: string, people: readonly Person[]): Person[] {
  const wanted = typed.toLocaleLowerCase();
  const begins = ({ name }: Person) => {
    const lower = name.toLocaleLowerCase();
    return lower.startsWith(wanted) || lower.split(" ").some((part) => part.startsWith(wanted));
  };
  return people.filter(begins).slice(0, MOST_SHOWN);
}

/** The text with the whole name in place of its beginning, and where the caret is then. */
export function completed(text: string, caret: number, from: number, name: string): { text: string; caret: number } {
  const head = `${text.slice(0, from)}@${name} `;
  return { text: head + text.slice(caret).replace(/^ /, ""), caret: head.length };
}

/** The people that a text names with an "@". */
export function namedIn(text: string, people: readonly Person[]): string[] {
  return people.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id);
}
