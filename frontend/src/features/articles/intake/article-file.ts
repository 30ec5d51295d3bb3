// Reading an article from a file: text, HTML, JSON.
import * as v from "valibot";
import type { NewArticle } from "../../../api/types";

/** The server's limit for an article text, checked early. */
export const MAX_BYTES = 2 * 1024 * 1024;
/** Markup and escapes around a text may be longer than the text. */
const MAX_WRAPPED_BYTES = 8 * MAX_BYTES;

export type FileFault = "too_large" | "empty" | "not_text" | "encoding" | "no_article" | "gone";

/** Why a file is no article; sending it again would not help unless the file changes. */
export class Unreadable extends Error {
  override name = "Unreadable";
  constructor(readonly fault: FileFault) {
    super(fault);
  }
}

/** Notes on how a file was turned into an article. */
export type FileNote = "titled_by_first_line" | "only_article_part";
export type FoundArticle = { article: NewArticle & { text: string }; notes: FileNote[] };

export async function readArticle(file: File): Promise<FoundArticle> {
  const wrapping = wrappingOf(file);
  if (file.size > (wrapping ? MAX_WRAPPED_BYTES : MAX_BYTES)) throw new Unreadable("too_large");
  const raw = decode(await bytesOf(file));
  const found = wrapping === "html" ? ofPage(raw) : wrapping === "json" ? ofDocument(raw) : ofText(raw);
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

function wrappingOf({ name, type }: File): "html" | "json" | null {
  if (type === "text/html" || /\.x?html?$/i.test(name)) return "html";
  return type === "application/json" || /\.json$/i.test(name) ? "json" : null;
}

async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    // A folder, or a file that was moved or taken away since.
    throw new Unreadable("gone");
  }
}

/** Documents of other programs; some of them would pass for text. */
const NO_TEXT = ["%PDF-", "PK\u0003\u0004", "{\\rtf", "\u00d0\u00cf\u0011\u00e0"];

function decode(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  if (NO_TEXT.some((magic) => start.startsWith(magic))) throw new Unreadable("not_text");
  const wide = start.startsWith("\u00ff\u00fe") ? "utf-16le" : start.startsWith("\u00fe\u00ff") ? "utf-16be" : null;
  if (!wide && bytes.includes(0)) throw new Unreadable("not_text");
  try {
    return new TextDecoder(wide ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable("encoding");
  }
}

function ofText(text: string): FoundArticle {
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
function ofDocument(raw: string): FoundArticle {
  try {
    return { article: v.parse(Document, JSON.parse(raw)), notes: [] };
  } catch {
    throw new Unreadable("no_article");
  }
}

/** A page is parsed and never shown: nothing in it runs, nothing of it is fetched. */
function ofPage(raw: string): FoundArticle {
  const page = new DOMParser().parseFromString(raw, "text/html");
  const articles = page.querySelectorAll("article");
  const only = articles.length === 1 ? articles[0] : page.querySelector("main");
  const stated = (selector: string, attribute: string) =>
    page.querySelector(selector)?.getAttribute(attribute)?.trim() || null;
  const title = stated('meta[property="og:title"]', "content") ?? (page.title.trim() || null);
  const url = stated('link[rel="canonical"]', "href");
  const language = page.documentElement.getAttribute("lang");
  return {
    article: {
      text: textOf(only ?? page.body),
      ...(title ? { title } : {}),
      ...(url && /^https?:\/\//i.test(url) ? { url } : {}),
      ...(language && /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(language) ? { language } : {}),
    },
    notes: only ? ["only_article_part"] : [],
  };
}

const UNSEEN = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE HEAD NAV SVG IFRAME OBJECT CANVAS AUDIO VIDEO BUTTON SELECT TEXTAREA".split(" "),
);
const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TR UL".split(
    " ",
  ),
);

/** What a reader of the page sees as text, an empty line between its paragraphs. */
function textOf(root: Node): string {
  const paragraphs: string[] = [];
  let line = "";
  const end = () => {
    const lines = line.split("\n").map((part) => part.replace(/[^\S\n]+/gu, " ").trim());
    const paragraph = lines.join("\n").trim();
    if (paragraph) paragraphs.push(paragraph);
    line = "";
  };
  const walk = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) line += (node.textContent ?? "").replace(/\s+/gu, " ");
    if (!(node.nodeType === Node.ELEMENT_NODE)) return;
    const name = node.nodeName.toUpperCase();
    if (UNSEEN.has(name)) return;
    if (name === "BR") line += "\n";
    if (name === "TD" || name === "TH") line += " ";
    const block = BLOCKS.has(name);
    if (block) end();
    for (const child of node.childNodes) walk(child);
    if (block) end();
  };
  for (const child of root.childNodes) walk(child);
  end();
  return paragraphs.join("\n\n");
}
