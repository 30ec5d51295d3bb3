// Drafts on this device, stored until the server has the text.
import * as v from "valibot";

const Typed = v.record(v.string(), v.union([v.string(), v.boolean(), v.null(), v.array(v.string())]));
/** The values of a form. */
export type Typed = Readonly<v.InferOutput<typeof Typed>>;

const Copy = v.object({
  at: v.string(),
  mine: Typed,
  /** For a change to something that exists: the version that the text is based on, and its fields. */
  from: v.optional(v.object({ etag: v.string(), base: Typed })),
});
export type LocalCopy = v.InferOutput<typeof Copy>;

const PREFIX = "claimdesk:typed:";
const LARGEST = 2_200_000;
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
/** Accounts that signed out on this page: a form that closes later must not store its text. */
const left = new Set<string>();
const of = (account: string) => `${PREFIX}${account}:`;

/**
 * Keeps a copy on this device, for this account only; `subject` says which form of what. Storage may be switched
 * off or full: then there is none, or an older one.
 */
export function keepCopy(account: string, subject: string, copy: Omit<LocalCopy, "at">): boolean {
  if (left.has(account)) return false;
  const text = JSON.stringify({ ...copy, at: new Date().toISOString() });
  if (text.length > LARGEST) return false;
  try {
    localStorage.setItem(of(account) + subject, text);
    return true;
  } catch {
    return false;
  }
}

export function findCopy(account: string, subject: string): LocalCopy | null {
  try {
    const parsed = v.safeParse(Copy, JSON.parse(localStorage.getItem(of(account) + subject) ?? "null"));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

export function dropCopy(account: string, subject: string) {
  try {
    localStorage.removeItem(of(account) + subject);
  } catch {
    // Nothing was kept either.
  }
}

/** How many texts of this account are only here. */
export function countCopies(account: string): number {
  return subjects(account).length;
}

/** Deletes all drafts of this account, and stores none until its person has signed in again. */
export function dropCopies(account: string) {
  left.add(account);
  for (const subject of subjects(account)) dropCopy(account, subject);
}

/** Deletes drafts of this account that are older than a month. */
export function openCopies(account: string, now = Date.now()) {
  left.delete(account);
  for (const subject of subjects(account)) {
    const copy = findCopy(account, subject);
    if (!copy || now - Date.parse(copy.at) > KEPT_MS) dropCopy(account, subject);
  }
}

function subjects(account: string): string[] {
  try {
    return Object.keys(localStorage).flatMap((key) =>
      key.startsWith(of(account)) ? [key.slice(of(account).length)] : [],
    );
  } catch {
    return [];
  }
}
