// Entries of the log that are one act of a person on several claims.
import type { HistoryEntry } from "../../../api/types";

type Entry = HistoryEntry & { claim_id?: string | null };

/** The longest time between two claims of one act. */
const GAP = 10_000;

/** Neighbours with the same act of the same person on different claims, each group as the log has it: newest first. */
export function together<One extends Entry>(entries: readonly One[]): One[][] {
  const groups: One[][] = [];
  for (const entry of entries) {
    const group = groups.at(-1);
    const newer = group?.at(-1);
    if (group && newer && isOfOneAct(newer, entry)) group.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

function isOfOneAct(newer: Entry, older: Entry): boolean {
  const isSame =
    newer.kind === older.kind && newer.actor?.id === older.actor?.id && (newer.reason ?? "") === (older.reason ?? "");
  const areClaims = newer.claim_id && older.claim_id && newer.claim_id !== older.claim_id;
  return Boolean(newer.actor && isSame && areClaims && Date.parse(newer.at) - Date.parse(older.at) <= GAP);
}
