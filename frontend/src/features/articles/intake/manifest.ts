// Manifests: what a file named manifest.json says of the other files of a drop.
import * as v from "valibot";
import type { NewArticle } from "../../../api/types";
import { type FileFault, Unreadable } from "./article-file";

/** What a manifest says of one article. */
export type About = { [Name in keyof Omit<NewArticle, "text">]?: string };
/** A file to add, with what the manifest says of it; without a file, only the reason why it cannot be added. */
export type Planned = { name: string; file: File | null; about: About; fault: FileFault | null };

const NAME = "manifest.json";
const field = v.nullish(v.string());
/** Fields that are not ours are passed over, as the import of files does. */
const Entry = v.object({
  file: v.pipe(v.string(), v.minLength(1)),
  title: field,
  outlet: field,
  url: field,
  byline: field,
  published_at: field,
  language: field,
});

export function isManifest({ name }: Pick<File, "name">): boolean {
  return name === NAME;
}

/**
 * The files to add: those that a manifest among them names, with its metadata, then the rest. A wrong entry, or one whose file
 * is not there, keeps no other file out. Null if no file is a manifest: a list of articles.
 */
export async function plan(files: readonly File[]): Promise<Planned[] | null> {
  const manifest = files.find(isManifest);
  if (!manifest) return null;
  const lines = parsed(await manifest.text());
  // One article as JSON may have this name, too.
  if (lines !== null && !Array.isArray(lines)) return null;
  if (lines === null) return [faulty(manifest.name, "no_manifest"), ...plain(files, new Set([manifest.name]))];
  const named = lines.map((line): Planned => {
    const entry = v.safeParse(Entry, line);
    if (!entry.success) return faulty(nameOf(line) ?? manifest.name, "wrong_entry");
    const { file: name, ...about } = entry.output;
    const file = files.find((candidate) => candidate.name === name && candidate !== manifest) ?? null;
    const said = Object.entries(about).filter(([, value]) => value?.trim());
    return { name, file, about: Object.fromEntries(said), fault: file ? null : "not_here" };
  });
  return [...named, ...plain(files, new Set([manifest.name, ...named.map(({ name }) => name)]))];
}

function plain(files: readonly File[], except: ReadonlySet<string>): Planned[] {
  return files
    .filter(({ name }) => !except.has(name))
    .map((file) => ({ name: file.name, file, about: {}, fault: null }));
}

function faulty(name: string, fault: FileFault): Planned {
  return { name, file: null, about: {}, fault };
}

function nameOf(line: unknown): string | null {
  const named = v.safeParse(v.object({ file: v.string() }), line);
  return named.success ? named.output.file : null;
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}

/** Why a planned file cannot be added. */
export function refuse({ fault }: Planned): Unreadable | null {
  return fault ? new Unreadable(fault) : null;
}
