// The signed-in account, and whether its session has ended.
import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { keys } from "./keys";
import type { Session } from "./types";

let ended = false;
const listeners = new Set<() => void>();

function set(value: boolean) {
  if (ended === value) return;
  ended = value;
  for (const listener of listeners) listener();
}

/** The server said 401 to somebody who was signed in. */
export const sessionEnded = () => set(true);
export const sessionStarted = () => set(false);

export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => ended,
  );
}

/** The account that is signed in; it does not change while the page is open. */
export function useOwnId(): string | null {
  return useQueryClient().getQueryData<Session | null>(keys.session)?.account.id ?? null;
}
