// Values of the evidence form: from a source, as texts to compare, as a request.
import type { Evidence, OfflineKind, Stance } from "../../../../api/types";
import type { Fields } from "../../../../lib/text/merge";
import { OFFLINE, STANCES } from "../../../../lib/words/vocabulary";

export type Values = {
  /** Empty for a web page or a file. */
  kind: OfflineKind | "";
  url: string;
  who: string;
  /** A day: when somebody spoke, wrote or observed it. */
  at: string;
  place: string;
  title: string;
  publisher: string;
  published_at: string;
  excerpt: string;
  note: string;
  origin: string;
  snapshot_url: string;
  /** What the picture in the file shows. */
  alt: string;
  /** Empty until it is chosen. */
  stance: Stance | "";
  internal: boolean;
};

export type Source = Pick<Values, "url" | "title" | "publisher" | "published_at" | "excerpt">;

export const EMPTY: Values = {
  kind: "",
  url: "",
  who: "",
  at: "",
  place: "",
  title: "",
  publisher: "",
  published_at: "",
  excerpt: "",
  note: "",
  origin: "",
  snapshot_url: "",
  alt: "",
  stance: "",
  internal: false,
};

export function isStance(value: string): value is Stance {
  return Object.hasOwn(STANCES, value);
}

export function isOffline(value: string): value is OfflineKind {
  return Object.hasOwn(OFFLINE, value);
}

export function toInput({ kind, url, who, at, place, stance, internal, ...rest }: Values) {
  // The form asks for it before it sends.
  if (!isStance(stance)) throw new TypeError(stance);
  return {
    ...(url.trim() ? { url: url.trim() } : {}),
    ...(isOffline(kind) ? { offline: { kind, who: who.trim(), at, place: place.trim() || null } } : {}),
    ...(rest.alt.trim() ? { alt: rest.alt.trim() } : {}),
    stance,
    visibility: internal ? ("internal" as const) : ("public" as const),
    title: rest.title.trim() || null,
    publisher: rest.publisher.trim() || null,
    published_at: rest.published_at || null,
    excerpt: rest.excerpt.trim() || null,
    note: rest.note.trim() || null,
    origin: rest.origin.trim() || null,
    snapshot_url: rest.snapshot_url.trim() || null,
  };
}

/** As texts, to be compared with a colleague's. */
export function toFields({ internal, ...texts }: Values): Fields {
  return { ...texts, visibility: internal ? "internal" : "public" };
}

export function toValues(fields: Fields): Values {
  const { visibility, stance, kind, ...texts } = fields;
  const known = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text ?? ""]));
  return {
    ...EMPTY,
    ...known,
    internal: visibility === "internal",
    stance: stance && isStance(stance) ? stance : "",
    kind: kind && isOffline(kind) ? kind : "",
  };
}

export function valuesOf(evidence: Evidence): Values {
  const { offline } = evidence;
  return {
    kind: offline?.kind ?? "",
    url: evidence.url ?? "",
    who: offline?.who ?? "",
    at: offline?.at.slice(0, 10) ?? "",
    place: offline?.place ?? "",
    alt: evidence.file?.alt ?? "",
    title: evidence.title ?? "",
    publisher: evidence.publisher ?? "",
    published_at: evidence.published_at?.slice(0, 10) ?? "",
    excerpt: evidence.excerpt ?? "",
    note: evidence.note ?? "",
    origin: evidence.origin_by_person ? evidence.origin : "",
    snapshot_url: evidence.snapshot_url ?? "",
    stance: evidence.stance,
    internal: evidence.visibility === "internal",
  };
}
