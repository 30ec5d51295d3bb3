// Counts, sizes, excerpts and host names as text.
import { locale, t } from "../../texts";

/** "1 claim", "12 claims": `said` receives the number and its written form. */
export function count(amount: number, said: (n: number, shown: string) => string): string {
  return said(amount, amount.toLocaleString(locale));
}

const UNITS = ["kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** "48.2 MB" */
export function size(bytes: number): string {
  const step = UNITS.findIndex((_, index) => bytes < 1000 ** (index + 2));
  const at = step < 0 ? UNITS.length - 1 : step;
  const unit = UNITS[at] ?? "kilobyte";
  return (bytes / 1000 ** (at + 1)).toLocaleString(locale, {
    style: "unit",
    unit,
    maximumSignificantDigits: 3,
  });
}

/** How a text begins, for articles without a title: whole words of its first 160 characters, on one line. */
export function opening(text: string): string {
  const line = text.trim().replace(/\s+/gu, " ");
  const start = [...line.slice(0, 400)].slice(0, 160).join("");
  if (start === "") return t.common.emptyText;
  // An article whose page has not been read yet is shown by its address.
  if (/^https?:\/\/\S+$/u.test(start)) return start;
  const ended = start.length === line.length && /[.!?…”"»]$/u.test(start);
  return ended ? start : `${start.length < line.length ? start.replace(/\s\S*$/u, "") : start}…`;
}

/** The text around a quote without half words at its outer edge, on one line. */
export function surrounding(prefix: string, suffix: string): { before: string; after: string } {
  const before = prefix.replace(/\s+/gu, " ").replace(/^\S*\s/u, "");
  const after = suffix.replace(/\s+/gu, " ").replace(/\s\S*$/u, "");
  return { before, after };
}

/** Whether two sentences are the same but for inserts in brackets, quotation marks and blanks. */
export function sameWords(one: string, other: string): boolean {
  const words = (text: string) => text.replace(/\[[^\]]*\]/gu, "").match(/[\p{L}\p{N}]+/gu) ?? [];
  return words(one).join(" ") === words(other).join(" ");
}

/** "ledger.example" out of an address; the address itself when it is none. */
export function host(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, "");
  } catch {
    return url;
  }
}

/** Only http and https addresses may become links. */
export function safeHref(url: string | null | undefined): string | undefined {
  return url && /^https?:\/\//i.test(url) ? url : undefined;
}

/** "retraction" as it begins a sentence. */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** "Nadia el Haddad": NH */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => (word ? [...word][0] : ""));
  return letters.join("").toUpperCase();
}

/** "German" for "de", in the reader's language; the tag itself where it is no language. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
