// Hints already seen on this device.

import { useSyncExternalStore } from "react";
import { makeListeners } from "./listeners";

type Sight = "first-steps" | "first-steps-begun" | "tour";

const key = (sight: Sight) => `claimdesk.seen.${sight}`;
/** Storage may be forbidden: then what was seen counts as long as the page. */
const known = new Map<Sight, boolean>();
const listeners = makeListeners();

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
  listeners.tell();
}

export function useSeen(sight: Sight): boolean {
  return useSyncExternalStore(listeners.subscribe, () => wasSeen(sight));
}
