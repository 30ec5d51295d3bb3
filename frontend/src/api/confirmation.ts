// Requests that wait until the person has confirmed with their password.

import { useSyncExternalStore } from "react";
import { makeListeners } from "../lib/device/listeners";

let waiting: ((confirmed: boolean) => void)[] = [];
const listeners = makeListeners();

/** Asks the person for the password; true when the server has taken it. Several requests wait for one answer. */
function askConfirmation(): Promise<boolean> {
  return new Promise((resolve) => {
    waiting = [...waiting, resolve];
    listeners.tell();
  });
}

/** The person has confirmed or cancelled. */
export function settleConfirmation(confirmed: boolean) {
  const settled = waiting;
  waiting = [];
  for (const resolve of settled) resolve(confirmed);
  listeners.tell();
}

export function useConfirmationAsked(): boolean {
  return useSyncExternalStore(listeners.subscribe, () => waiting.length > 0);
}

/** Sends a request, and once more if the server asked for the password first. */
export async function sendConfirmed(request: Request): Promise<Response> {
  const again = request.method === "GET" ? null : request.clone();
  const response = await globalThis.fetch(request);
  if (!again || response.status !== 403 || !(await isAsked(response.clone()))) return response;
  return (await askConfirmation()) ? globalThis.fetch(again) : response;
}

async function isAsked(response: Response): Promise<boolean> {
  try {
    const problem: unknown = await response.json();
    return (
      typeof problem === "object" && problem !== null && "type" in problem && problem.type === "/problems/unconfirmed"
    );
  } catch {
    return false;
  }
}
