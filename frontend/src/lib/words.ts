// How are counts, quotes in context and addresses shown?
import { locale } from "../texts";

/** "1 claim", "12 claims" */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount.toLocaleString(locale)} ${amount === 1 ? one : many}`;
}

/** How a text begins, for articles without a title: whole words of its first 160 characters, on one line. */
export function opening(text: string): string {
  const line = text.trim().replace(/\s+/gu, " ");
  const start = [...line.slice(0, 400)].slice(0, 160).join("");
  if (start === "") return "Empty text";
  const ended = start.length === line.length && /[.!?…”"»]$/u.test(start);
  return ended ? start : `${start.length < line.length ? start.replace(/\s\S*$/u, "") : start}…`;
}

/** The text around a quote without half words at its outer edge, on one line. */
export function surrounding(prefix: string, suffix: string): { before: string; after: string } {
  const before = prefix.replace(/\s+/gu, " ").replace(/^\S*\s/u, "");
  const after = suffix.replace(/\s+/gu, " ").replace(/\s\S*$/u, "");
  return { before, after };
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
