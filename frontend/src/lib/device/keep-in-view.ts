// Brings a linked place into view and keeps it there while the page around it still loads.

/** How long a page may take to arrange itself, in milliseconds. */
const LOADING = 5000;
const OWN_MOVES = ["wheel", "touchmove", "keydown", "pointerdown"] as const;

/**
 * Scrolls to the element, and again whenever it leaves the view by itself: content above arrives late, or the router
 * resets the scroll position. Ends at the person's first own move. Returns the function that ends it at once.
 */
export function keepInView(element: Element): () => void {
  const show = () => element.scrollIntoView({ block: "center" });
  const watch = new IntersectionObserver(([entry]) => {
    if (!entry || entry.isIntersecting) return;
    show();
    // An observer tells of changes alone: a shift right after this scroll would leave "out of view" as it was.
    watch.unobserve(element);
    watch.observe(element);
  });
  const end = () => {
    watch.disconnect();
    clearTimeout(timer);
    for (const move of OWN_MOVES) removeEventListener(move, end, true);
  };
  const timer = setTimeout(end, LOADING);
  for (const move of OWN_MOVES) addEventListener(move, end, true);
  show();
  watch.observe(element);
  return end;
}
