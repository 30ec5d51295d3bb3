// What entries of the log are about, as far as the entries themselves say it.
import type { HistoryEntry } from "../../../api/types";

type Entry = HistoryEntry & { claim_id?: string | null };

/** The newest statement of every claim whose statement is in one of the entries, newest first. */
export function statementsIn(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const statements = new Map<string, string>();
  for (const { claim_id: claim, changes } of entries) {
    const said = changes.find(({ field }) => field === "statement")?.to;
    if (claim && said && !statements.has(claim)) statements.set(claim, said);
  }
  return statements;
}

/** The entry without the statement that it begins with: it is the name of the claim. */
export function withoutItsName<One extends Entry>(entry: One): One {
  const named = ({ field, from }: HistoryEntry["changes"][number]) => field === "statement" && !from;
  return entry.claim_id ? { ...entry, changes: entry.changes.filter((change) => !named(change)) } : entry;
}
