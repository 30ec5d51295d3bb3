// Health values that need an admin.
import type { System } from "../../../api/types";

export type Concern =
  | "failed"
  | "late"
  | "behind"
  | "endpoints"
  | "neverBackedUp"
  | "backupOld"
  | "full"
  | "longTransaction"
  | "skew"
  | "standbys";

export type Reading = {
  system: System;
  /** What was read the time before. */
  before: System | null;
  /** When the server was asked. */
  at: number;
};

const LATE_MS = 60_000;
const BEHIND_MS = 5000;
const SKEW_MS = 5000;
const BACKUP_MS = 7 * 86_400_000;

export function concernsOf({ system, before, at }: Reading): ReadonlySet<Concern> {
  const { jobs, events, deliveries, backup } = system;
  const found = new Set<Concern>();
  if (jobs.failed > 0) found.add("failed");
  if (jobs.oldest_waiting_at && at - Date.parse(jobs.oldest_waiting_at) > LATE_MS) found.add("late");
  if (events.behind_ms > BEHIND_MS) found.add("behind");
  if (deliveries.endpoints_failing > 0) found.add("endpoints");
  if (!backup) found.add("neverBackedUp");
  else if (at - Date.parse(backup.finished_at) > BACKUP_MS) found.add("backupOld");
  if (system.transactions.long > 0) found.add("longTransaction");
  if (Math.abs(system.clock_skew_ms) > SKEW_MS) found.add("skew");
  // The address of the primary may be among them.
  if (system.replicas.length > 0 && !system.replicas.some((replica) => replica.in_use)) found.add("standbys");
  if (isTaken(system) && before && isTaken(before)) found.add("full");
  return found;
}

/**
 * Asking takes a connection too, and the pool grows as it is needed: a single one in use, or all of them for a
 * moment, is how it works.
 */
function isTaken({ pool }: System): boolean {
  return pool.size > 1 && pool.idle === 0;
}
