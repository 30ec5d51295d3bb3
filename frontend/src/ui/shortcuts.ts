// Who listens to the keys, and whom do they reach?
import { useEffect, useRef } from "react";
import { hear, isTyping, keysOf, type ShortcutId } from "../lib/shortcuts";

/** Told which key it was, for shortcuts that stand for several. */
type Handler = (key: string) => void;
const handlers = new Map<ShortcutId, Handler[]>();
const FORGET_MS = 1200;

/** The newest part of the page that wants a key gets it; null leaves it to the one below. */
export function useShortcut(id: ShortcutId, handler: Handler | null) {
  const latest = useRef(handler);
  latest.current = handler;
  const wanted = handler !== null;
  useEffect(() => {
    if (!wanted) return;
    const call: Handler = (key) => latest.current?.(key);
    handlers.set(id, [...(handlers.get(id) ?? []), call]);
    return () => {
      handlers.set(
        id,
        (handlers.get(id) ?? []).filter((other) => other !== call),
      );
    };
  }, [id, wanted]);
}

/** Installed once, by the shell. */
export function useKeyListener() {
  useEffect(() => {
    let waiting: readonly string[] = [];
    let forget: ReturnType<typeof setTimeout> | undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const heard = hear(waiting, {
        key: event.key,
        ctrl: event.ctrlKey,
        meta: event.metaKey,
        alt: event.altKey,
        typing: isTyping(event.target) || document.querySelector("[role=dialog][aria-modal=true]") !== null,
      });
      waiting = heard.waiting;
      clearTimeout(forget);
      forget = setTimeout(() => {
        waiting = [];
      }, FORGET_MS);
      const handler = heard.fire ? handlers.get(heard.fire)?.at(-1) : undefined;
      if (!handler) return;
      event.preventDefault();
      standOn(heard.fire);
      handler(event.key);
    };
    // Before anything else hears it: a dialog that closes on Escape must still be seen as open.
    window.addEventListener("keydown", listen, true);
    return () => {
      window.removeEventListener("keydown", listen, true);
      clearTimeout(forget);
    };
  }, []);
}

/** With the focus nowhere, a key is like pressing its control: the focus comes back to it afterwards. */
function standOn(id: ShortcutId | null) {
  const at = document.activeElement;
  if (!id || (at && at !== document.body && at.id !== "main")) return;
  const control = document.querySelector<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(keysOf(id))}"]`);
  control?.focus({ preventScroll: true });
}
