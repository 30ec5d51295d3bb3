// What takes a bulk change back: the changes that bring each claim to what it was before.
import type { BulkChange, ClaimSummary } from "../../../api/types";

/** The changes in their order; `before` are the claims that were changed, as they were. */
export function reversal(change: BulkChange, before: readonly ClaimSummary[]): BulkChange[] {
  const ids = before.map(({ id }) => id);
  switch (change.action) {
    case "assign":
    case "release":
      return holders(before);
    case "dismiss":
      return [{ action: "reopen", ids }, ...holders(before.filter(({ assignee }) => assignee))];
    case "due":
      return grouped(before, ({ due_at }) => due_at ?? null).map(([due_at, ids]) => ({ action: "due", ids, due_at }));
    case "topics":
      return topics(change, before);
    // A dismissal has a reason of its own, which a person gives.
    case "reopen":
      return [];
  }
}

/** Gives each claim back to who held it, or to the queue. */
function holders(before: readonly ClaimSummary[]): BulkChange[] {
  return grouped(before, ({ assignee }) => assignee?.id ?? null).map(([assignee, ids]) =>
    assignee ? { action: "assign", ids, assignee } : { action: "release", ids },
  );
}

/** Takes out only what was not there, and adds only what was. */
function topics(
  { add, remove }: Extract<BulkChange, { action: "topics" }>,
  before: readonly ClaimSummary[],
): BulkChange[] {
  const lower = (words: readonly string[] | undefined) => (words ?? []).map((word) => word.trim().toLowerCase());
  const [added, removed] = [lower(add), lower(remove)];
  const back = ({ topics }: ClaimSummary) =>
    JSON.stringify([
      removed.filter((topic) => topics.includes(topic)),
      added.filter((topic) => !topics.includes(topic)),
    ]);
  return grouped(before, back).flatMap(([key, ids]) => {
    const [add, remove] = JSON.parse(key ?? "[[],[]]");
    return add.length + remove.length > 0 ? [{ action: "topics" as const, ids, add, remove }] : [];
  });
}

function grouped(
  claims: readonly ClaimSummary[],
  key: (claim: ClaimSummary) => string | null,
): [key: string | null, ids: string[]][] {
  const groups = new Map<string | null, string[]>();
  for (const claim of claims) groups.set(key(claim), [...(groups.get(key(claim)) ?? []), claim.id]);
  return [...groups];
}
