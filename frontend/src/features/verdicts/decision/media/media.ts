// The picture, video or sound of a verdict: its fields while it is written, and its words.
import type { Authenticity, DraftMedia, Media, MediaKind } from "../../../../api/types";
import { t } from "../../../../texts";

export type Place = { url: string; archived_url: string };
export type MediaFields = {
  type: MediaKind | null;
  authenticity: Authenticity | null;
  appearances: readonly Place[];
  original_url: string;
  original_context: string;
};

export const MOST_PLACES = 5;
export const NO_PLACE: Place = { url: "", archived_url: "" };
const NOTHING: MediaFields = {
  type: null,
  authenticity: null,
  appearances: [NO_PLACE],
  original_url: "",
  original_context: "",
};

export function isMediaKind(value: unknown): value is MediaKind {
  return typeof value === "string" && Object.hasOwn(t.media.kinds, value);
}

export function isAuthenticity(value: unknown): value is Authenticity {
  return typeof value === "string" && Object.hasOwn(t.media.categories, value);
}

function isUntouched({ type, authenticity, appearances, original_url, original_context }: MediaFields): boolean {
  const texts = appearances.flatMap(({ url, archived_url }) => [url, archived_url]);
  return !type && !authenticity && [original_url, original_context, ...texts].every((text) => text === "");
}

/** One line for a draft, the same for the same fields; empty if nothing is filled in and at most one row is blank. */
export function written(fields: MediaFields): string {
  const { type, authenticity, appearances, original_url, original_context } = fields;
  const places = appearances.map(({ url, archived_url }) => ({ url, archived_url }));
  const isEmpty = places.length <= 1 && isUntouched(fields);
  return isEmpty ? "" : JSON.stringify({ type, authenticity, appearances: places, original_url, original_context });
}

/** The line of a medium from the server. */
export function writtenOf(media: DraftMedia | Media | null | undefined): string {
  if (!media) return "";
  return written({
    type: media.type ?? null,
    authenticity: media.authenticity ?? null,
    appearances: (media.appearances ?? []).map(({ url, archived_url }) => ({
      url: url ?? "",
      archived_url: archived_url ?? "",
    })),
    original_url: media.original_url ?? "",
    original_context: media.original_context ?? "",
  });
}

/** The fields of a line; empty ones for a line that cannot be read. */
export function fieldsOf(line: string | null): MediaFields {
  if (!line) return NOTHING;
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null) return NOTHING;
    const of = (name: string, from: object = value) => (name in from ? (from as Record<string, unknown>)[name] : null);
    const text = (found: unknown) => (typeof found === "string" ? found : "");
    const [type, authenticity, places] = [of("type"), of("authenticity"), of("appearances")];
    return {
      type: isMediaKind(type) ? type : null,
      authenticity: isAuthenticity(authenticity) ? authenticity : null,
      appearances:
        Array.isArray(places) && places.length > 0
          ? places.map((place: object) => ({
              url: text(of("url", place)),
              archived_url: text(of("archived_url", place)),
            }))
          : [NO_PLACE],
      original_url: text(of("original_url")),
      original_context: text(of("original_context")),
    };
  } catch {
    return NOTHING;
  }
}

/** The body of a draft; null for none. */
export function draftMedia(line: string): DraftMedia | null {
  return line ? { ...fieldsOf(line), appearances: fieldsOf(line).appearances.map((place) => ({ ...place })) } : null;
}

/** The body of a submission; null for none, or while something is missing. */
export function wholeMedia(line: string): Media | null {
  const { type, authenticity, appearances, original_url, original_context } = fieldsOf(line);
  if (!line || !type || !authenticity) return null;
  const some = (text: string) => text.trim() || null;
  return {
    type,
    authenticity,
    appearances: filled(appearances).map(({ url, archived_url }) => ({
      url: url.trim(),
      archived_url: some(archived_url),
    })),
    original_url: some(original_url),
    original_context: some(original_context),
  };
}

function isFilled({ url, archived_url }: Place): boolean {
  return url.trim() !== "" || archived_url.trim() !== "";
}

function filled(places: readonly Place[]): Place[] {
  return places.filter(isFilled);
}

const ROW = /^media\/appearances\/(\d+)/;

/** The server's errors about a submission, by the rows of its line: a submission is sent without the blank rows. */
export function errorsByRow(errors: Record<string, string>, line: string): Record<string, string> {
  const rows = [...fieldsOf(line).appearances.entries()].filter(([, place]) => isFilled(place)).map(([row]) => row);
  const moved = (field: string) => field.replace(ROW, (_, sent) => `media/appearances/${rows[Number(sent)] ?? sent}`);
  return Object.fromEntries(Object.entries(errors).map(([field, error]) => [moved(field), error]));
}

const ADDRESS = /^https?:\/\/\S+$/i;

/** What is missing before a submission, by field. */
export function mediaGaps(line: string): Record<string, string> {
  const fields = fieldsOf(line);
  if (isUntouched(fields)) return {};
  const { type, authenticity, appearances, original_url } = fields;
  const gaps: Record<string, string> = {};
  if (!type) gaps["media/type"] = t.media.chooseKind;
  if (!authenticity) gaps["media/authenticity"] = t.media.chooseCategory;
  const isWrong = (url: string) => url.trim() !== "" && !ADDRESS.test(url.trim());
  for (const [at, { url, archived_url }] of appearances.entries()) {
    const isNeeded = at === 0 && filled(appearances).length === 0;
    if (isWrong(url) || ((isNeeded || archived_url.trim() !== "") && url.trim() === ""))
      gaps[`media/appearances/${at}/url`] = t.media.enterUrl;
    if (isWrong(archived_url)) gaps[`media/appearances/${at}/archived_url`] = t.media.enterUrl;
  }
  if (isWrong(original_url)) gaps["media/original_url"] = t.media.enterUrl;
  return gaps;
}

/** A line in words, for a comparison of two drafts. */
export function mediaWords(line: string): string {
  const { type, authenticity, appearances, original_url, original_context } = fieldsOf(line);
  const kind = type ? t.media.kinds[type] : "";
  const category = authenticity ? t.media.categories[authenticity].label : "";
  const places = appearances.flatMap(({ url, archived_url }) => [url, archived_url]);
  return [kind, category, ...places, original_url, original_context].filter((word) => word !== "").join(" · ");
}
