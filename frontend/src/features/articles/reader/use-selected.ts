// The words selected in the article text, and the place for the offer next to them.
import { type RefObject, useEffect, useState } from "react";
import { codePointLength, type Range } from "../../../lib/text/code-points";

type Selected = { span: Range; top: number; left: number };

/** The selection settles for this long before anything is offered. */
const SETTLED = 150;
/** Room that the offer needs above the words, in pixels. */
const ROOM = 44;

/** What is selected inside `container`; its paragraphs say at which UTF-16 unit of `text` they start. */
export function useSelected(container: RefObject<HTMLElement | null>, text: string): Selected | null {
  const [selected, setSelected] = useState<Selected | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setSelected(container.current ? read(container.current, text) : null), SETTLED);
    };
    document.addEventListener("selectionchange", look);
    // A fixed offer would stay behind when its words move away.
    const pane = container.current?.closest("[data-text-pane]");
    pane?.addEventListener("scroll", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("selectionchange", look);
      pane?.removeEventListener("scroll", look);
    };
  }, [container, text]);
  return selected;
}

function read(container: HTMLElement, text: string): Selected | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = unit(container, range.startContainer, range.startOffset);
  const end = unit(container, range.endContainer, range.endOffset);
  if (start === null || end === null || text.slice(start, end).trim() === "") return null;
  const from = codePointLength(text.slice(0, start));
  const box = range.getBoundingClientRect();
  return {
    span: { start: from, end: from + codePointLength(text.slice(start, end)) },
    top: Math.max(box.top - 6, ROOM),
    left: box.left + box.width / 2,
  };
}

/** The UTF-16 unit of the article at a place in the document; null outside of its paragraphs. */
function unit(container: HTMLElement, node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const paragraph = element?.closest<HTMLElement>("[data-starts-at]");
  if (!paragraph || !container.contains(paragraph)) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  const words = before.cloneContents();
  // Text added for screen readers is not in the article.
  for (const aside of words.querySelectorAll("[data-aside]")) aside.remove();
  return Number(paragraph.dataset.startsAt) + (words.textContent?.length ?? 0);
}
