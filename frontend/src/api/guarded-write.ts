// How is text somebody is writing saved when a colleague may have written there too?
import type { QueryClient } from "@tanstack/react-query";
import { compare, type FieldMerge, type Fields, mineOnTop, needsDecision } from "../lib/merge";
import { newestClaim, type Versioned } from "./claim-writes";
import { isProblem } from "./problem";
import type { ClaimFile } from "./types";

type Guarded = {
  client: QueryClient;
  /** The version the writing began on, and what the fields said then. */
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

/** Saves; on a stale version joins what does not collide, and hands back what does for a person to decide. */
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
