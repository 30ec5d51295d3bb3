// Virtual rows of a long list.
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from "react";

/** A rendered row, or the height of the rows left out between two rendered ones. */
type Drawn = { row: number } | { room: number; before: number };

type Options = {
  /** The element that contains the rows; its nearest scrolling ancestor scrolls. */
  list: RefObject<HTMLElement | null>;
  count: number;
  /** The height of a row that was not drawn yet, in pixels. */
  estimate: number;
  /** Must be the same function while the rows are the same. */
  keyOf: (row: number) => string;
  /** Always rendered, because it has the focus; -1 for none. */
  kept: number;
  /** Called when the last rows come near; null when there are no more, or while they load. */
  onEnd?: (() => void) | null;
};

/** Rows rendered above and below the visible ones. */
const OVERSCAN = 6;
/** Rows before the end at which the next page is fetched. */
const AHEAD = 60;

export function useDrawnRows({ list, count, estimate, keyOf, kept, onEnd = null }: Options) {
  const [frame, setFrame] = useState<{ scroller: HTMLElement; margin: number } | null>(null);
  useLayoutEffect(() => {
    const scroller = scrollerOf(list.current);
    // Scroll anchoring would react to rows that are replaced by empty space.
    scroller.style.overflowAnchor = "none";
    const look = () => {
      if (!list.current) return;
      const above = list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      const margin = Math.round(above + scroller.scrollTop);
      setFrame((old) => (old?.scroller === scroller && old.margin === margin ? old : { scroller, margin }));
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(scroller);
    return () => {
      watch.disconnect();
      scroller.style.overflowAnchor = "";
    };
  }, [list]);
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count,
    getScrollElement: () => frame?.scroller ?? null,
    estimateSize: () => estimate,
    getItemKey: keyOf,
    overscan: OVERSCAN,
    scrollMargin: frame?.margin ?? 0,
    rangeExtractor: useCallback(
      (range: Range) => {
        const rows = defaultRangeExtractor(range);
        if (kept < 0 || kept >= range.count || rows.includes(kept)) return rows;
        return [...rows, kept].sort((a, b) => a - b);
      },
      [kept],
    ),
  });
  const last = virtualizer.range?.endIndex ?? -1;
  useEffect(() => {
    if (last >= count - AHEAD) onEnd?.();
  }, [last, count, onEnd]);

  const drawn: Drawn[] = [];
  const margin = frame?.margin ?? 0;
  let filled = margin;
  for (const { index, start, end } of virtualizer.getVirtualItems()) {
    if (start > filled) drawn.push({ room: start - filled, before: index });
    drawn.push({ row: index });
    filled = end;
  }
  const rest = virtualizer.getTotalSize() + margin - filled;
  if (rest > 0) drawn.push({ room: rest, before: count });
  return {
    drawn,
    /** The ref of every row; it carries its number as `data-index`. */
    measure: virtualizer.measureElement,
    /** The scrolling element is known, so that `scrollTo` works. */
    ready: frame !== null,
    scrollTo: useCallback((row: number) => virtualizer.scrollToIndex(row, { align: "center" }), [virtualizer]),
  };
}

function scrollerOf(element: HTMLElement | null): HTMLElement {
  for (let at = element?.parentElement; at; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return document.documentElement;
}
