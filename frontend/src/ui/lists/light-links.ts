// Plain links in long lists, followed by the router.
import { useRouter } from "@tanstack/react-router";
import type { MouseEvent } from "react";

/** A click handler for a container of plain links: links within the dashboard are followed without a page load. */
export function useLightLinks() {
  const { history } = useRouter();
  return (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!(link instanceof HTMLAnchorElement) || !isPlain(event)) return;
    event.preventDefault();
    history.push(link.pathname + link.search);
  };
}

/** Not a click that asks for another tab or window. */
export function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
