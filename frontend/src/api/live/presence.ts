// Presence: who else has a claim open, and telling others that I have.

import { useEffect, useSyncExternalStore } from "react";
import { makeListeners } from "../../lib/device/listeners";
import { api } from "../client";
import { useOwnId } from "../session-state";
import type { Present } from "../types";

const RENEW_MS = 15_000;
const NOBODY: readonly Present[] = [];

let everywhere: ReadonlyMap<string, readonly Present[]> = new Map();
const listeners = makeListeners();

function set(next: ReadonlyMap<string, readonly Present[]>) {
  everywhere = next;
  listeners.tell();
}

/** The stream said who is at a claim now. */
export function gathered({ claim_id, here }: { claim_id: string; here: readonly Present[] }) {
  const next = new Map(everywhere);
  if (here.length > 0) next.set(claim_id, here);
  else next.delete(claim_id);
  set(next);
}

/** A stream starts with everybody's presence, so that the previous state is discarded. */
export const forgetEverybody = () => set(new Map());

/** Everybody at this claim except the signed-in person. */
export function useOthersHere(claim: string): readonly Present[] {
  const me = useOwnId();
  const here = useSyncExternalStore(listeners.subscribe, () => everywhere.get(claim) ?? NOBODY);
  return here.filter(({ person }) => person.id !== me);
}

/** Reports presence at this claim while it is open and visible, and whether the person is writing. */
export function useStay(claim: string | null) {
  useEffect(() => {
    if (!claim) return;
    const params = { path: { id: claim } };
    let doing: Present["doing"] = "reading";
    // Presence is a courtesy: errors are ignored.
    const stay = () => {
      if (document.visibilityState === "visible")
        void api.PUT("/api/v1/claims/{id}/presence", { params, body: { doing } }).catch(() => undefined);
    };
    const leave = () =>
      void api.DELETE("/api/v1/claims/{id}/presence", { params, keepalive: true }).catch(() => undefined);
    const turn = (next: Present["doing"]) => {
      if (doing === next) return;
      doing = next;
      stay();
    };
    const typed = ({ target }: Event) => {
      if (isWriting(target)) turn("writing");
    };
    const left = ({ relatedTarget }: FocusEvent) => {
      if (!isWriting(relatedTarget)) turn("reading");
    };
    const seen = () => (document.visibilityState === "visible" ? stay() : leave());
    stay();
    const timer = setInterval(stay, RENEW_MS);
    document.addEventListener("input", typed);
    document.addEventListener("focusout", left);
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener("input", typed);
      document.removeEventListener("focusout", left);
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [claim]);
}

/** In a form; a search or a filter is none. */
function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("input, textarea") && target.closest("form") !== null;
}
