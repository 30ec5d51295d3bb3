// Virtual rows of a long list.
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from "react";

/** A row that is drawn, or the height of those between two that are. */
type Drawn = { row: number } | { room: number; before: number };

type Options = {
  /** Holds the rows; what scrolls is whatever scrolls around it. */
  list: RefObject<HTMLElement | null>;
  count: number;
  /** The height of a row that was not drawn yet, in pixels. */
  estimate: number;
  /** The same function while the rows are the same. */
  keyOf: (row: number) => string;
  /** Drawn wherever the list is scrolled to, because the focus is in it; -1 for none. */
  kept: number;
  /** Called when the last rows come near; null while there are no more, or they are on their way. */
  onEnd?: (() => void) | null;
};

/** Drawn above and below what is seen. */
const OVERSCAN = 6;
/** So many rows before the end, the next ones are asked for. */
const AHEAD = 60;

export function useDrawnRows({ list, count, estimate, keyOf, kept, onEnd = null }: Options) {
  const [frame, setFrame] = useState<{ scroller: HTMLElement; margin: number } | null>(null);
  useLayoutEffect(() => {
    const scroller = scrollerOf(list.current);
    // Rows that change places with room would be taken for something that pushed the text away.
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
    /** What scrolls is known: from now on `scrollTo` does something. */
    ready: frame !== null,
    scrollTo: useCallback(
      (row: number) => virtualizer.scrollToIndex(row, { align: "center" }),
      [virtualizer],
    ),
  };
}

function scrollerOf(element: HTMLElement | null): HTMLElement {
  for (let at = element?.parentElement; at; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return document.documentElement;
}
