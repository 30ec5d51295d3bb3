// Where is typed text kept until the server has it?
import * as v from "valibot";

const Fields = v.record(v.string(), v.nullable(v.string()));
const Copy = v.object({ etag: v.string(), base: Fields, mine: Fields });
export type LocalCopy = v.InferOutput<typeof Copy>;

const key = (account: string, claim: string) => `claimdesk:draft:${account}:${claim}`;

/** Keeps a copy on this computer, for this account only. Storage may be switched off or full: then there is none. */
export function keepCopy(account: string, claim: string, copy: LocalCopy): boolean {
  try {
    localStorage.setItem(key(account, claim), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function findCopy(account: string, claim: string): LocalCopy | null {
  try {
    const parsed = v.safeParse(Copy, JSON.parse(localStorage.getItem(key(account, claim)) ?? "null"));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

export function dropCopy(account: string, claim: string) {
  try {
    localStorage.removeItem(key(account, claim));
  } catch {
    // Nothing was kept either.
  }
}
