// The signed-in account, and whether its session has ended.

import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { makeListeners } from "../lib/device/listeners";
import { keys } from "./keys";
import type { Session } from "./types";

let ended = false;
const listeners = makeListeners();

function set(value: boolean) {
  if (ended === value) return;
  ended = value;
  listeners.tell();
}

/** The server said 401 to somebody who was signed in. */
export const sessionEnded = () => set(true);
export const sessionStarted = () => set(false);

export function useSessionEnded(): boolean {
  return useSyncExternalStore(listeners.subscribe, () => ended);
}

/** The account that is signed in; it does not change while the page is open. */
export function useOwnId(): string | null {
  return useQueryClient().getQueryData<Session | null>(keys.session)?.account.id ?? null;
}
