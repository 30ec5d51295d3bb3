// Registration of keyboard shortcuts by the components on screen.
import { useLayoutEffect, useRef } from "react";
import { COMMANDS, type CommandId, hear, isTyping, keysOf } from "../../lib/words/shortcuts";

/** Called with the pressed key, for commands with several keys. */
type Handler = (key: string) => void;
type Handlers = Partial<Record<CommandId, Handler | null>>;
const handlers = new Map<CommandId, Handler[]>();
const FORGET_MS = 1200;

/** The most recently mounted component gets the key; null leaves it to the previous one. */
export function useShortcut(id: CommandId, handler: Handler | null) {
  useShortcuts({ [id]: handler });
}

/** Several at once. */
export function useShortcuts(wanted: Handlers) {
  const latest = useRef(wanted);
  latest.current = wanted;
  const ids = COMMANDS.filter(({ id }) => wanted[id])
    .map(({ id }) => id)
    .join(" ");
  // Before the first paint: a key that is pressed as soon as the page shows is heard.
  useLayoutEffect(() => {
    const added = COMMANDS.filter(({ id }) => ids.split(" ").includes(id)).map(({ id }) => {
      const call: Handler = (key) => latest.current[id]?.(key);
      handlers.set(id, [...(handlers.get(id) ?? []), call]);
      return { id, call };
    });
    return () => {
      for (const { id, call } of added) {
        handlers.set(
          id,
          (handlers.get(id) ?? []).filter((other) => other !== call),
        );
      }
    };
  }, [ids]);
}

/** The commands that are possible now, in the order of the table; `rate` is left out because it needs a digit. */
export function runnable() {
  return COMMANDS.filter(({ id }) => id !== "rate" && (handlers.get(id)?.length ?? 0) > 0);
}

/** Runs the command as if its key had been pressed. */
export function run(id: CommandId, key = ""): boolean {
  const handler = handlers.get(id)?.at(-1);
  if (!handler) return false;
  standOn(id);
  handler(key);
  return true;
}

/** Installed once, by the shell. */
export function useKeyListener() {
  useLayoutEffect(() => {
    let waiting: readonly string[] = [];
    let forget: ReturnType<typeof setTimeout> | undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const heard = hear(waiting, {
        key: event.key,
        ctrl: event.ctrlKey,
        meta: event.metaKey,
        alt: event.altKey,
        shift: event.shiftKey,
        typing: isTyping(event.target) || document.querySelector("[role=dialog][aria-modal=true]") !== null,
      });
      waiting = heard.waiting;
      clearTimeout(forget);
      forget = setTimeout(() => {
        waiting = [];
      }, FORGET_MS);
      if (heard.fire && run(heard.fire, event.key)) event.preventDefault();
    };
    // Runs before other listeners: a dialog that closes on Escape must still count as open.
    window.addEventListener("keydown", listen, true);
    return () => {
      window.removeEventListener("keydown", listen, true);
      clearTimeout(forget);
    };
  }, []);
}

/** Without a focused element the command's control gets the focus, so that the focus returns to it afterwards. */
function standOn(id: CommandId) {
  const at = document.activeElement;
  if (at && at !== document.body && at.id !== "main") return;
  const control = document.querySelector<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(keysOf(id))}"]`);
  control?.focus({ preventScroll: true });
}
