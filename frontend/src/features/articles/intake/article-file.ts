// Reading an article from a file: text and JSON here, documents on the server.
import * as v from "valibot";
import type { NewArticle } from "../../../api/types";

/** The server's limit for an article text, checked early. */
export const MAX_BYTES = 2 * 1024 * 1024;
/** Escapes around a text may be longer than the text. */
const MAX_WRAPPED_BYTES = 8 * MAX_BYTES;
/** The server's limit for a document, checked early. */
const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;

export type FileFault =
  | "too_large"
  | "document_too_large"
  | "empty"
  | "not_text"
  | "encoding"
  | "no_article"
  | "no_manifest"
  | "wrong_entry"
  | "not_here"
  | "gone";

/** Why a file is no article; sending it again would not help unless the file changes. */
export class Unreadable extends Error {
  override name = "Unreadable";
  constructor(readonly fault: FileFault) {
    super(fault);
  }
}

/** Notes on how a file was turned into an article. */
export type FileNote = "titled_by_first_line";
/** An article as the API takes it, or a document that the server reads. */
export type FoundArticle = TextArticle | { document: File };
type TextArticle = { article: NewArticle & { text: string }; notes: FileNote[] };

export async function readArticle(file: File): Promise<FoundArticle> {
  const form = formOf(file);
  if (form === "document") {
    if (file.size > MAX_DOCUMENT_BYTES) throw new Unreadable("document_too_large");
    if (file.size === 0) throw new Unreadable("empty");
    return { document: file };
  }
  if (file.size > (form === "json" ? MAX_WRAPPED_BYTES : MAX_BYTES)) throw new Unreadable("too_large");
  const raw = decode(await bytesOf(file));
  const found = form === "json" ? ofDocument(raw) : ofText(raw);
  if (found.article.text.trim() === "") throw new Unreadable("empty");
  if (isTooLong(found.article.text)) throw new Unreadable("too_large");
  return found;
}

/** The web address that a text is, if it is nothing else. */
export function addressOf(text: string): string | null {
  const word = text.trim();
  return /^https?:\/\/\S+\.\S+$/i.test(word) && URL.canParse(word) ? word : null;
}

export function isTooLong(text: string): boolean {
  return new Blob([text]).size > MAX_BYTES;
}

function formOf({ name, type }: File): "text" | "json" | "document" {
  if (type === "application/json" || /\.json$/i.test(name)) return "json";
  if (/\.(txt|text|md|markdown)$/i.test(name)) return "text";
  return /^text\/(plain|markdown)$/.test(type) && !/\.\w+$/.test(name) ? "text" : "document";
}

async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    // A folder, or a file that was moved or taken away since.
    throw new Unreadable("gone");
  }
}

function decode(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  const wide = start.startsWith("\u00ff\u00fe") ? "utf-16le" : start.startsWith("\u00fe\u00ff") ? "utf-16be" : null;
  if (!wide && bytes.includes(0)) throw new Unreadable("not_text");
  try {
    return new TextDecoder(wide ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable("encoding");
  }
}

function ofText(text: string): TextArticle {
  const title = headline(text);
  return title ? { article: { text, title }, notes: ["titled_by_first_line"] } : { article: { text }, notes: [] };
}

const LONGEST_HEADLINE = 160;

/** The first line where it reads like a headline: short, no sentence, and more comes after it. */
export function headline(text: string): string | null {
  const [, line, rest] = /^\s*(.+?)[ \t]*(?:\r?\n|\r)\s*(\S)?/u.exec(text) ?? [];
  if (!line || !rest) return null;
  const title = line.replace(/^#{1,6}\s+/, "").trim();
  if (title === "" || title.length > LONGEST_HEADLINE || /[.,;:…]$/u.test(title)) return null;
  return title;
}

const Document = v.object({
  text: v.string(),
  ...v.partial(
    v.object({
      title: v.nullable(v.string()),
      outlet: v.nullable(v.string()),
      url: v.nullable(v.string()),
      byline: v.nullable(v.string()),
      published_at: v.nullable(v.string()),
      language: v.nullable(v.string()),
    }),
  ).entries,
});

/** An article as the API takes it; fields that are not ours are passed over, as the import of files does. */
function ofDocument(raw: string): TextArticle {
  try {
    return { article: v.parse(Document, JSON.parse(raw)), notes: [] };
  } catch {
    throw new Unreadable("no_article");
  }
}
