// Autosave of a verdict draft: device copy, server copy, conflicts.
import { useQueryClient } from "@tanstack/react-query";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { Versioned } from "../../../api/claims/claim-writes";
import { guardedWrite } from "../../../api/claims/guarded-write";
import { keys } from "../../../api/keys";
import { isProblem } from "../../../api/problem";
import type { ClaimFile } from "../../../api/types";
import { dropCopy, findCopy, keepCopy, type Typed } from "../../../lib/device/local-copy";
import type { FieldMerge, Fields } from "../../../lib/text/merge";
import { type DraftFields, saveDraft } from "../actions";
import { writtenOf } from "./media/media";

const PAUSE_MS = 800;
const RETRY_MS = 8000;

export type Status =
  | { type: "idle" }
  | { type: "waiting" }
  | { type: "saving" }
  | { type: "saved"; at: string }
  | { type: "failed"; error: unknown; kept: boolean };

type Base = Versioned & { fields: DraftFields };
type Conflict = { fields: FieldMerge[]; newest: ClaimFile };

/**
 * Holds what is typed, saves it after a pause, one save at a time, and keeps a copy on this computer until the
 * server has it. `base` is the version that the draft is based on; a colleague's change to the same field asks the person.
 */
export function useDraftKeeper(claim: ClaimFile, account: string) {
  const [start] = useState(() => opening(claim, account));
  const [fields, setFields] = useState<DraftFields>(start.fields);
  const [status, setStatus] = useState<Status>(start.status);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const base = useRef<Base>(start.base);
  const now = useRef(fields);
  const dirty = useRef(start.restored);

  const show = (next: DraftFields) => {
    now.current = next;
    setFields(next);
  };
  const storeCopy = () =>
    keepCopy(account, subject(claim.id), {
      mine: now.current,
      from: { etag: base.current.etag, base: base.current.fields },
    });
  const attempt = useAttempt({ account, base, now, dirty, show, storeCopy, setStatus, setConflict });
  const { save, saving, schedule } = useSaving(dirty, attempt);

  const change = (part: Partial<DraftFields>) => {
    dirty.current = true;
    show({ ...now.current, ...part });
    storeCopy();
    setStatus({ type: "waiting" });
    schedule(PAUSE_MS);
  };

  // A newer file arrived and nothing is unsaved here: show it.
  useEffect(() => {
    if (dirty.current || saving.current || claim.etag === base.current.etag) return;
    const theirs = draftFields(claim);
    base.current = { id: claim.id, etag: claim.etag, fields: theirs };
    now.current = theirs;
    setFields(theirs);
  }, [claim, saving]);

  const rebase = (newest: ClaimFile) => {
    base.current = { id: newest.id, etag: newest.etag, fields: draftFields(newest) };
    setConflict(null);
  };

  return {
    fields,
    status,
    conflict,
    change,
    save,
    /** The version of a submission, once everything is saved. */
    version: (): Versioned => ({ id: base.current.id, etag: base.current.etag }),
    /** The person's decision between the two texts. */
    decide: (decided: Fields) => {
      if (!conflict) return;
      rebase(conflict.newest);
      dirty.current = true;
      show(toDraft(decided));
      void save();
    },
    takeTheirs: () => {
      if (!conflict) return;
      rebase(conflict.newest);
      dirty.current = false;
      dropCopy(account, subject(claim.id));
      show(draftFields(conflict.newest));
      setStatus({ type: "idle" });
    },
    putOff: () => setConflict(null),
  };
}

type Attempt = {
  account: string;
  base: RefObject<Base>;
  now: RefObject<DraftFields>;
  dirty: RefObject<boolean>;
  show: (fields: DraftFields) => void;
  storeCopy: () => boolean;
  setStatus: (status: Status) => void;
  setConflict: (conflict: Conflict) => void;
};

/** One save of the current text. Returns the time until the next attempt, or null when no other one is due. */
function useAttempt({ account, base, now, dirty, show, storeCopy, setStatus, setConflict }: Attempt) {
  const client = useQueryClient();
  return async (): Promise<number | null> => {
    const sent = now.current;
    setStatus({ type: "saving" });
    try {
      const outcome = await guardedWrite({
        client,
        from: base.current,
        base: base.current.fields,
        mine: sent,
        read: draftFields,
        write: (on, merged) => saveDraft(on, toDraft(merged)),
      });
      if (outcome.type === "conflict") {
        setConflict(outcome);
        setStatus({ type: "failed", error: null, kept: true });
        return null;
      }
      const saved = draftFields(outcome.claim);
      base.current = { id: outcome.claim.id, etag: outcome.claim.etag, fields: saved };
      client.setQueryData(keys.claim(outcome.claim.id), outcome.claim);
      if (now.current !== sent) {
        storeCopy();
        setStatus({ type: "waiting" });
        return PAUSE_MS;
      }
      dirty.current = false;
      dropCopy(account, subject(outcome.claim.id));
      show(saved);
      setStatus({ type: "saved", at: outcome.claim.verdict.draft?.saved_at ?? new Date().toISOString() });
      return null;
    } catch (error) {
      setStatus({ type: "failed", error, kept: storeCopy() });
      // What the server refuses it refuses again; what did not reach it is worth another try.
      const worth = isProblem(error, 0, 401, 429) || (isProblem(error) && error.status >= 500);
      return worth ? RETRY_MS : null;
    }
  };
}

/** Runs one attempt at a time: after a pause, when the network is back, and when the form closes. */
function useSaving(dirty: RefObject<boolean>, attempt: () => Promise<number | null>) {
  const saving = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const schedule = (wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void saveNow.current(), wait);
  };
  /** True when the server has everything that was typed. */
  const save = async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (saving.current) await saving.current;
    if (!dirty.current) return true;
    saving.current = attempt().then((wait) => {
      if (wait !== null) schedule(wait);
    });
    try {
      await saving.current;
      return !dirty.current;
    } finally {
      saving.current = null;
    }
  };
  const saveNow = useRef(save);
  saveNow.current = save;
  // Text restored from this computer goes to the server; leaving the page stops the timer and keeps the copy.
  useEffect(() => {
    if (dirty.current) void saveNow.current();
    const online = () => void saveNow.current();
    window.addEventListener("online", online);
    return () => {
      window.removeEventListener("online", online);
      clearTimeout(timer.current);
      void saveNow.current();
    };
  }, [dirty]);
  return { save, saving, schedule };
}

function subject(claim: string): string {
  return `verdict/${claim}`;
}

function opening(claim: ClaimFile, account: string) {
  const server: Base = { id: claim.id, etag: claim.etag, fields: draftFields(claim) };
  const copy = findCopy(account, subject(claim.id));
  if (!copy?.from || same(toDraft(copy.mine), server.fields)) {
    const at = claim.verdict.draft?.saved_at;
    const status: Status = at ? { type: "saved", at } : { type: "idle" };
    return { base: server, fields: server.fields, status, restored: false };
  }
  const base: Base = { id: claim.id, etag: copy.from.etag, fields: toDraft(copy.from.base) };
  const status: Status = { type: "waiting" };
  return { base, fields: toDraft(copy.mine), status, restored: true };
}

function draftFields(claim: ClaimFile): DraftFields {
  const draft = claim.verdict.draft ?? publicOne(claim);
  const ticked = claim.verdict.draft?.ticked ?? [];
  const media = claim.verdict.draft ? claim.verdict.draft.media : claim.published && claim.verdict.current?.media;
  return {
    rating: draft?.rating ?? null,
    summary: draft?.summary ?? "",
    rationale: draft?.rationale ?? "",
    as_of: draft?.as_of ?? null,
    recheck_at: draft?.recheck_at ?? null,
    correction_class: draft?.correction_class ?? null,
    notice: draft?.notice ?? "",
    ticked: ticked.join("\n"),
    media: writtenOf(media),
  };
}

/** A correction starts with the public text, so that only changes are typed. */
function publicOne(claim: ClaimFile): Omit<DraftFields, "ticked" | "media"> | null {
  const current = claim.verdict.current;
  if (!claim.published || !current) return null;
  return {
    rating: current.rating.key,
    summary: current.summary,
    rationale: current.rationale,
    as_of: null,
    recheck_at: null,
    correction_class: null,
    notice: "",
  };
}

function toDraft(fields: Typed): DraftFields {
  const text = (name: keyof DraftFields) => {
    const value = fields[name];
    return typeof value === "string" ? value : null;
  };
  return {
    rating: text("rating"),
    summary: text("summary") ?? "",
    rationale: text("rationale") ?? "",
    as_of: text("as_of"),
    recheck_at: text("recheck_at"),
    correction_class: text("correction_class"),
    notice: text("notice") ?? "",
    ticked: text("ticked") ?? "",
    media: text("media") ?? "",
  };
}

function same(a: Fields, b: Fields): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
    (field) => (a[field] || null) === (b[field] || null),
  );
}
