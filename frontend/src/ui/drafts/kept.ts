// Form drafts on the device, restored after a reload or a crash.
import { useEffect, useRef, useState } from "react";
import { useOwnId } from "../../api/session-state";
import { dropCopy, findCopy, keepCopy, type LocalCopy, type Typed } from "../../lib/device/local-copy";

const PAUSE_MS = 300;

export type Kept<Fields extends Typed> = {
  /** What the form begins with: what was typed before, or what it would show anyway. */
  fields: Fields;
  /** For a change to what exists: the version that this writing was begun on. */
  from: LocalCopy["from"];
  /** When what is shown was typed, if it was brought back. */
  restored: string | null;
  /** There is no room for a copy. */
  homeless: boolean;
  /** What stands in the form now. */
  keep: (fields: Fields) => void;
  /** The server has it, or the person wants it no more. */
  drop: () => void;
};

/**
 * A copy on this device, per account and `subject` (which form of what), until it is dropped. Closing the form keeps
 * it: nobody loses a text by a wrong click.
 */
export function useKept<Fields extends Typed>(
  subject: string,
  start: Fields,
  from?: LocalCopy["from"],
): Kept<Fields> {
  const account = useOwnId();
  const [begun] = useState(() => begin(account, subject, start, from));
  const [restored, setRestored] = useState(begun.at);
  const [homeless, setHomeless] = useState(false);
  const waiting = useRef<(() => void) | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const flush = useRef(() => {
    clearTimeout(timer.current);
    waiting.current?.();
    waiting.current = null;
  }).current;

  useEffect(() => {
    window.addEventListener("pagehide", flush);
    document.addEventListener("visibilitychange", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      document.removeEventListener("visibilitychange", flush);
      flush();
    };
  }, [flush]);

  const drop = () => {
    clearTimeout(timer.current);
    waiting.current = null;
    if (account) dropCopy(account, subject);
    setRestored(null);
    setHomeless(false);
  };

  const keep = (fields: Fields) => {
    if (!account) return;
    if (same(fields, start)) {
      drop();
      return;
    }
    // Large texts take a while to store: not at every key.
    clearTimeout(timer.current);
    waiting.current = () =>
      setHomeless(!keepCopy(account, subject, { mine: fields, ...(begun.from ? { from: begun.from } : {}) }));
    timer.current = setTimeout(flush, PAUSE_MS);
  };

  return { fields: begun.fields, from: begun.from, restored, homeless, keep, drop };
}

/** The same for a form that holds its own fields. */
export function useKeptFields<Fields extends Typed>(
  subject: string,
  start: Fields,
  from?: LocalCopy["from"],
) {
  const kept = useKept(subject, start, from);
  const [fields, setFields] = useState(kept.fields);
  const now = useRef(fields);
  const set = (part: Partial<Fields>) => {
    now.current = { ...now.current, ...part };
    setFields(now.current);
    kept.keep(now.current);
  };
  const discard = () => set(start);
  return { kept, fields, set, discard };
}

/** Whether something was typed here that the server does not have. */
export function useHasKept(subject: string): boolean {
  const account = useOwnId();
  const [has] = useState(() => account !== null && findCopy(account, subject) !== null);
  return has;
}

function begin<Fields extends Typed>(
  account: string | null,
  subject: string,
  start: Fields,
  from: LocalCopy["from"],
) {
  const copy = account ? findCopy(account, subject) : null;
  if (!copy) return { fields: start, from, at: null };
  const fields: Fields = { ...start };
  // An older desk may have had other fields.
  for (const name in start)
    if (alike(copy.mine[name], start[name])) Object.assign(fields, { [name]: copy.mine[name] });
  if (same(fields, start)) return { fields: start, from, at: null };
  return { fields, from: copy.from ?? from, at: copy.at };
}

function alike(kept: unknown, shown: unknown): boolean {
  if (kept === undefined) return false;
  // A choice not made yet.
  if (kept === null || shown === null) return typeof (kept ?? shown ?? "") === "string";
  return typeof kept === typeof shown && Array.isArray(kept) === Array.isArray(shown);
}

function same(a: Typed, b: Typed): boolean {
  return Object.keys(b).every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]));
}
