// Listeners to the state of a module.

/** Who hears of changes: `subscribe` is for `useSyncExternalStore`, `tell` after a change. */
export function makeListeners() {
  const all = new Set<() => void>();
  return {
    tell: () => {
      for (const listener of all) listener();
    },
    subscribe: (listener: () => void) => {
      all.add(listener);
      return () => void all.delete(listener);
    },
  };
}
