// Form drafts on the device, restored after a reload or a crash.
import { useEffect, useRef, useState } from "react";
import { useOwnId } from "../../api/session-state";
import { dropCopy, findCopy, keepCopy, type LocalCopy, type Typed } from "../../lib/device/local-copy";

const PAUSE_MS = 300;

export type Draft<Fields extends Typed> = {
  /** The first values of the form: those of the draft, or the default ones. */
  fields: Fields;
  /** For a change to something that exists: the version that the draft is based on. */
  from: LocalCopy["from"];
  /** The time of a restored draft. */
  restored: string | null;
  /** The device has no room for the draft. */
  unstored: boolean;
  /** Stores the current values, after a short pause. */
  keep: (fields: Fields) => void;
  /** Deletes the draft: the server has the text, or the person discarded it. */
  drop: () => void;
};

/**
 * A draft on this device, per account and `subject` (the form and its object), until it is dropped. Closing the form
 * keeps the draft, so that a wrong click loses no text. Without a subject nothing is stored.
 */
export function useDraft<Fields extends Typed>(
  subject: string | null,
  start: Fields,
  from?: LocalCopy["from"],
): Draft<Fields> {
  const owner = useOwnId();
  const account = subject === null ? null : owner;
  const [begun] = useState(() => begin(account, subject ?? "", start, from));
  const [restored, setRestored] = useState(begun.at);
  const [unstored, setUnstored] = useState(false);
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
    if (account && subject) dropCopy(account, subject);
    setRestored(null);
    setUnstored(false);
  };

  const keep = (fields: Fields) => {
    if (!account || !subject) return;
    if (same(fields, start)) {
      drop();
      return;
    }
    // Storing large texts is slow, so not on every key press.
    clearTimeout(timer.current);
    waiting.current = () =>
      setUnstored(!keepCopy(account, subject, { mine: fields, ...(begun.from ? { from: begun.from } : {}) }));
    timer.current = setTimeout(flush, PAUSE_MS);
  };

  return { fields: begun.fields, from: begun.from, restored, unstored, keep, drop };
}

/** Whether something was typed here that the server does not have. */
export function useHasDraft(subject: string): boolean {
  const account = useOwnId();
  const [has] = useState(() => account !== null && findCopy(account, subject) !== null);
  return has;
}

function begin<Fields extends Typed>(account: string | null, subject: string, start: Fields, from: LocalCopy["from"]) {
  const copy = account ? findCopy(account, subject) : null;
  if (!copy) return { fields: start, from, at: null };
  const fields: Fields = { ...start };
  // An older version of the dashboard may have had other fields.
  for (const name in start) if (alike(copy.mine[name], start[name])) Object.assign(fields, { [name]: copy.mine[name] });
  if (same(fields, start)) return { fields: start, from, at: null };
  return { fields, from: copy.from ?? from, at: copy.at };
}

function alike(kept: unknown, shown: unknown): boolean {
  if (kept === undefined) return false;
  // No choice yet.
  if (kept === null || shown === null) return typeof (kept ?? shown ?? "") === "string";
  return typeof kept === typeof shown && Array.isArray(kept) === Array.isArray(shown);
}

function same(a: Typed, b: Typed): boolean {
  return Object.keys(b).every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]));
}
