// The strip next to the text that shows where the claims are.
import { type MouseEvent, memo, useEffect, useMemo, useRef } from "react";
import type { Kind, State } from "../../../api/types";
import classes from "./article-strip.module.css";

type Tick = { id: string; start: number; end: number; kind: Kind; state: State; hint: string };
type Props = { length: number; ticks: readonly Tick[]; open: string | null; onOpen: (id: string) => void };

/** Ticks that would lie on one another are drawn as one. */
const ROWS = 400;

/** The article in miniature. A convenience for the mouse: text and list lead to every claim by key. */
export function ArticleStrip({ length, ticks, open, onOpen }: Props) {
  const seen = useRef<HTMLSpanElement>(null);
  useVisiblePart(seen);
  const opened = open === null ? undefined : ticks.find((tick) => tick.id === open);
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = ((event.clientY - box.top) / box.height) * length;
    const distance = (tick: Tick) => Math.abs((tick.start + tick.end) / 2 - at);
    const nearest = ticks.reduce<Tick | null>(
      (best, tick) => (!best || distance(tick) < distance(best) ? tick : best),
      null,
    );
    if (nearest) onOpen(nearest.id);
  };
  return (
    <button type="button" className={classes.strip} onClick={click} tabIndex={-1} aria-hidden="true">
      <span ref={seen} className={classes.window} />
      <Ticks length={length} ticks={ticks} />
      {opened ? <OneTick length={length} tick={opened} hint={opened.hint} open /> : null}
    </button>
  );
}

/** Not drawn again when another claim is opened. */
const Ticks = memo(function Ticks({ length, ticks }: Pick<Props, "length" | "ticks">) {
  const rows = useMemo(() => {
    const found = new Map<number, Tick[]>();
    for (const tick of ticks) {
      const row = Math.floor((ROWS * tick.start) / Math.max(1, length));
      found.set(row, [...(found.get(row) ?? []), tick]);
    }
    return [...found.values()];
  }, [length, ticks]);
  return rows.map((row) => {
    // Open claims are drawn over dismissed ones.
    const tick = row.find(({ state }) => state !== "dismissed") ?? row[0];
    if (!tick) return null;
    const others = row.length > 1 ? ` (+${row.length - 1})` : "";
    return <OneTick key={tick.id} length={length} tick={tick} hint={`${tick.hint}${others}`} />;
  });
});

type OneProps = { length: number; tick: Tick; hint: string; open?: boolean };

function OneTick({ length, tick, hint, open = false }: OneProps) {
  const share = (offset: number) => (100 * offset) / Math.max(1, length);
  return (
    <span
      className={classes.tick}
      title={hint}
      data-state={tick.state}
      data-open={open || undefined}
      style={{
        top: `${share(tick.start)}%`,
        height: `max(3px, ${share(tick.end - tick.start)}%)`,
        "--kind": `var(--kind-${tick.kind})`,
      }}
    />
  );
}

/** Moves the shaded window with the text pane's scroll position, without rendering. */
function useVisiblePart(seen: { current: HTMLElement | null }) {
  useEffect(() => {
    const pane = document.querySelector<HTMLElement>("[data-text-pane]");
    if (!pane) return;
    const show = () => {
      if (!seen.current) return;
      // Read all measurements before writing, or the page is laid out twice.
      const { scrollHeight, scrollTop, clientHeight } = pane;
      const share = (pixels: number) => `${(100 * pixels) / Math.max(1, scrollHeight)}%`;
      // Set here, so that the neighbouring ticks do not inherit it.
      Object.assign(seen.current.style, { top: share(scrollTop), height: share(clientHeight) });
    };
    show();
    const watch = new ResizeObserver(show);
    watch.observe(pane);
    pane.addEventListener("scroll", show, { passive: true });
    return () => {
      watch.disconnect();
      pane.removeEventListener("scroll", show);
    };
  }, [seen]);
}
