// Claims that a colleague has just changed.

import { useSyncExternalStore } from "react";
import { makeListeners } from "../../lib/device/listeners";

const SHOWN_MS = 1600;

type Changed = { by: string; account: string };
let fresh: ReadonlyMap<string, Changed> = new Map();
const listeners = makeListeners();

function set(next: ReadonlyMap<string, Changed>) {
  fresh = next;
  listeners.tell();
}

type Change = {
  claim_id?: string | null | undefined;
  actor?: { id: string; name: string } | null | undefined;
};

/** Marks a claim as just changed, so that open views can highlight it. Changes without an actor are ignored. */
export function noteChange({ claim_id, actor }: Change) {
  if (!claim_id || !actor) return;
  const changed = { by: actor.name, account: actor.id };
  set(new Map(fresh).set(claim_id, changed));
  setTimeout(() => {
    if (fresh.get(claim_id) !== changed) return;
    const next = new Map(fresh);
    next.delete(claim_id);
    set(next);
  }, SHOWN_MS);
}

/** The colleague who has just changed this claim, never the signed-in person. */
export function useChangedBy(claim: string, me: string | null): string | null {
  const changed = useSyncExternalStore(listeners.subscribe, () => fresh.get(claim));
  return changed && changed.account !== me ? changed.by : null;
}
