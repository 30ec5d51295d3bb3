// Focus after the focused element has disappeared.
import { useEffect } from "react";

const CONTROLS = "a[href],button,input,select,textarea,summary,[tabindex]";
const SETTLE_MS = 30;

/** The position of an element: itself, then each ancestor with the index of the child on the path. */
type Trace = { element: HTMLElement; root: Element; above: { parent: Element; index: number }[] };

/**
 * Installed once, by the shell. When the control with the focus disappears (a form closes, a button becomes another
 * one), the focus goes back to what opened it, or to the next control, never to the top of the page.
 */
export function useFocusKeeper() {
  useEffect(() => {
    // The newest last; one for the page and one for each dialog over it.
    let traces: Trace[] = [];
    let kept = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const came = (event: FocusEvent) => {
      if (!(event.target instanceof HTMLElement) || event.target === document.body) return;
      const trace = traceOf(event.target);
      traces = [...traces.filter((other) => other.root !== trace.root && other.root.isConnected), trace];
      kept = true;
    };
    // A click on an empty place is no loss of focus.
    const went = () =>
      setTimeout(() => {
        const element = traces.at(-1)?.element;
        if (isLost() && element?.isConnected && !isOff(element)) kept = false;
      });
    const restore = () => {
      if (!kept || !isLost()) return;
      const waiting = traces.at(-1)?.element;
      if (waiting?.isConnected && waiting.hasAttribute("data-loading")) return;
      for (const trace of traces.toReversed()) if (focusNear(trace)) return;
      document.getElementById("main")?.focus();
    };
    const observer = new MutationObserver(() => {
      if (!kept || !isLost()) return;
      clearTimeout(timer);
      timer = setTimeout(restore, SETTLE_MS);
    });
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["disabled", "data-loading"],
    });
    document.addEventListener("focusin", came);
    document.addEventListener("focusout", went);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
      document.removeEventListener("focusin", came);
      document.removeEventListener("focusout", went);
    };
  }, []);
}

function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function traceOf(element: HTMLElement): Trace {
  const above: Trace["above"] = [];
  let child: Element = element;
  while (child.parentElement && child.parentElement !== document.body) {
    const parent: Element = child.parentElement;
    above.push({ parent, index: [...parent.children].indexOf(child) });
    child = parent;
  }
  return { element, root: child, above };
}

function focusNear({ element, above }: Trace): boolean {
  if (take(element)) return true;
  for (const { parent, index } of above) {
    // The whole page was replaced: start at the top of the next one.
    if (parent.id === "main" || parent.contains(document.getElementById("main"))) return false;
    if (!parent.isConnected) continue;
    const children = [...parent.children];
    const near = [...children.slice(index), ...children.slice(0, index).toReversed()];
    const preferred = parent.querySelector<HTMLElement>("[data-focus-first]");
    if (preferred && take(preferred)) return true;
    for (const child of near) {
      const controls = [child, ...child.querySelectorAll(CONTROLS)];
      if (controls.some((control) => control.matches(CONTROLS) && take(control))) return true;
    }
    if (parent.matches("section[aria-label]") && parent instanceof HTMLElement) {
      parent.tabIndex = -1;
      if (take(parent)) return true;
    }
  }
  return false;
}

function take(element: Element): boolean {
  if (!(element instanceof HTMLElement) || !element.isConnected || isOff(element)) return false;
  // A message goes by itself, and the focus would be lost again.
  if (element.closest("[inert],[aria-hidden=true],[role=alert]")) return false;
  if (element.checkVisibility && !element.checkVisibility({ visibilityProperty: true })) return false;
  element.focus();
  return document.activeElement === element;
}

function isOff(element: Element): boolean {
  return element.matches(":disabled");
}
