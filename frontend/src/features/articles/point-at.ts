// How is the reader shown where some words stand in the text?
import { type RefObject, useEffect } from "react";
import { type Range, utf16Offsets } from "../../lib/code-points";

/** Selects the words of `span` (code points of `text`) inside `container` and brings them into view, once for each span. */
export function usePointAt(container: RefObject<HTMLElement | null>, text: string, span: Range | null) {
  useEffect(() => {
    if (!span || !container.current) return;
    const units = utf16Offsets(text, [span.start, span.end]);
    const from = place(container.current, units.get(span.start) ?? 0);
    const to = place(container.current, units.get(span.end) ?? 0);
    if (!from || !to) return;
    window.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
    from.node.parentElement?.scrollIntoView({ block: "center" });
  }, [container, text, span]);
}

/** The place in the document of a UTF-16 unit of the article: the opposite of what a selection is read by. */
function place(container: HTMLElement, unit: number): { node: Text; offset: number } | null {
  const paragraphs = [...container.querySelectorAll<HTMLElement>("[data-starts-at]")];
  const paragraph = paragraphs.findLast((one) => Number(one.dataset.startsAt) <= unit);
  if (!paragraph) return null;
  let left = unit - Number(paragraph.dataset.startsAt);
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement?.closest("[data-aside]")) continue;
    if (left <= node.length) return { node, offset: left };
    left -= node.length;
  }
  return null;
}
