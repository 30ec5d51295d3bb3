// Double clicks and double Enter: one gesture acts on one control.
import { useEffect } from "react";

const CONTROLS = "a[href],button,input,select,textarea,summary,label,[role=option],[role=menuitem]";
/** How long after Enter another Enter is part of the same gesture, as in a system's double click. */
const GESTURE_MS = 500;

/** What a click acted on: a control of the same element may have become another action. */
type Acted = { element: Element; name: string; byKey: boolean; at: number };

/**
 * Installed once, by the shell. The later clicks of a double click, and an Enter right after another Enter, reach only
 * the control that the gesture began on: never the action that took its place, its focus or its element.
 */
export function useOneGesture() {
  useEffect(() => {
    let acted: Acted | null = null;
    const click = (event: MouseEvent) => {
      const before = acted;
      const byKey = event.detail === 0;
      const now = actedOn(event, byKey);
      // A script's click is no gesture.
      if (!event.isTrusted || !now) return;
      const goesOn = byKey
        ? before?.byKey && now.at - before.at < GESTURE_MS && tookFocus(before, now)
        : event.detail > 1;
      if (goesOn && before && !isSame(before, now)) {
        before.at = now.at;
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      acted = now;
    };
    // Another key, typing and a new press of the pointer begin a gesture.
    const begin = () => {
      acted = null;
    };
    const key = ({ key }: KeyboardEvent) => {
      if (key !== "Enter" && key !== " ") begin();
    };
    const press = ({ detail }: MouseEvent) => {
      if (detail <= 1) begin();
    };
    const listeners = [
      ["click", click],
      ["keydown", key],
      ["mousedown", press],
      ["input", begin],
    ] as const;
    for (const [type, listener] of listeners) window.addEventListener(type, listener as EventListener, true);
    return () => {
      for (const [type, listener] of listeners) window.removeEventListener(type, listener as EventListener, true);
    };
  }, []);
}

/** Whether the dashboard moved the focus: the first control is gone or changed, or a dialog or menu opened. */
function tookFocus({ element, name }: Acted, now: Acted): boolean {
  const gone = !element.isConnected || !element.checkVisibility() || element.matches(":disabled,[aria-disabled=true]");
  const over = now.element.closest("[role=dialog],[role=menu]");
  return gone || nameOf(element) !== name || (over !== null && !over.contains(element));
}

/** The same control that still does the same, or the next step of something that only shows (`data-steps`). */
function isSame(before: Acted, now: Acted): boolean {
  const steps = [before, now].every(({ element }) => element.hasAttribute("data-steps"));
  return steps || (before.element === now.element && before.name === now.name);
}

function actedOn({ target, timeStamp }: MouseEvent, byKey: boolean): Acted | null {
  if (!(target instanceof Element)) return null;
  const control = target.closest(CONTROLS) ?? target;
  // A click on a label clicks its field, too.
  const element = (control instanceof HTMLLabelElement && control.control) || control;
  const name = nameOf(element);
  // When the hand acted, however busy the page was then.
  return { element, name, byKey, at: timeStamp };
}

function nameOf(element: Element): string {
  return element.getAttribute("aria-label") ?? element.textContent ?? "";
}
