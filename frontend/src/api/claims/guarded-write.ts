// Saving text that a colleague may have changed meanwhile: merge or ask.
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { compare, type FieldMerge, type Fields, mineOnTop, needsDecision } from "../../lib/text/merge";
import { isProblem } from "../problem";
import type { ClaimFile } from "../types";
import { keepClaim, newestClaim, type Versioned } from "./claim-writes";

type Guarded = {
  client: QueryClient;
  /** The version that the text is based on, and its fields. */
  from: Versioned;
  base: Fields;
  mine: Fields;
  read: (claim: ClaimFile) => Fields;
  write: (claim: Versioned, fields: Fields) => Promise<ClaimFile>;
};

export type Outcome =
  | { type: "saved"; claim: ClaimFile }
  | { type: "conflict"; fields: FieldMerge[]; newest: ClaimFile };

const ATTEMPTS = 3;

/** Saves; on a version conflict merges what does not collide and returns the rest for a decision. */
export async function guardedWrite({ client, from, base, mine, read, write }: Guarded): Promise<Outcome> {
  let on = from;
  let fields = mine;
  for (let attempt = 1; ; attempt++) {
    try {
      return { type: "saved", claim: await write(on, fields) };
    } catch (error) {
      if (!isProblem(error, 412) || attempt === ATTEMPTS) throw error;
      const newest = await newestClaim(client, from.id);
      const merged = compare(base, mine, read(newest));
      if (needsDecision(merged)) return { type: "conflict", fields: merged, newest };
      on = newest;
      fields = mineOnTop(merged);
    }
  }
}

type Saving = {
  claim: Versioned;
  /** The fields of the version that the text is based on. */
  base: Fields;
  read: (claim: ClaimFile) => Fields;
  write: (claim: Versioned, fields: Fields) => Promise<ClaimFile>;
  onSaved: () => void;
};

/** The same as a hook: progress, error and conflict. */
export function useGuardedSave({ claim, base, read, write, onSaved }: Saving) {
  const client = useQueryClient();
  // The base version: a colleague's change in the meantime must not be overwritten unseen.
  const start = useRef({ claim: { id: claim.id, etag: claim.etag }, base });
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [conflict, setConflict] = useState<{ fields: FieldMerge[]; newest: ClaimFile } | null>(null);

  const save = async (mine: Fields) => {
    setBusy(true);
    setError(null);
    try {
      const outcome = await guardedWrite({
        client,
        from: start.current.claim,
        base: start.current.base,
        mine,
        read,
        write,
      });
      if (outcome.type === "conflict") {
        setConflict(outcome);
        return;
      }
      keepClaim(client, outcome.claim);
      onSaved();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  /** Starts again from this version and returns its fields. */
  const begin = (newest: ClaimFile): Fields => {
    start.current = { claim: { id: newest.id, etag: newest.etag }, base: read(newest) };
    setConflict(null);
    return start.current.base;
  };
  return {
    save,
    error,
    busy,
    conflict,
    begin,
    /** For the dialog that asks which text counts; `show` puts fields into the form. */
    asking: (show: (fields: Fields) => void) => ({
      fields: conflict?.fields ?? null,
      busy,
      onClose: () => setConflict(null),
      onTakeTheirs: () => {
        if (conflict) show(begin(conflict.newest));
      },
      onDecide: (decided: Fields) => {
        show(decided);
        if (conflict) begin(conflict.newest);
        void save(decided);
      },
    }),
  };
}
