// Hints already seen on this device.
import { useSyncExternalStore } from "react";

type Sight = "first-steps" | "first-steps-begun" | "tour";

const key = (sight: Sight) => `claimdesk.seen.${sight}`;
/** Storage may be forbidden: then what was seen counts as long as the page. */
const known = new Map<Sight, boolean>();
const listeners = new Set<() => void>();

function wasSeen(sight: Sight): boolean {
  const here = known.get(sight);
  if (here !== undefined) return here;
  let stored = false;
  try {
    stored = localStorage.getItem(key(sight)) !== null;
  } catch {
    // Nothing was kept.
  }
  known.set(sight, stored);
  return stored;
}

export function setSeen(sight: Sight, seen: boolean) {
  known.set(sight, seen);
  try {
    if (seen) localStorage.setItem(key(sight), "1");
    else localStorage.removeItem(key(sight));
  } catch {
    // It counts as long as the page.
  }
  for (const listener of listeners) listener();
}

export function useSeen(sight: Sight): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => wasSeen(sight),
  );
}
