// The tour of the reader page.

import { Button, Popover } from "@mantine/core";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { t } from "../../../texts";
import { SmallButton, TextButton } from "../../../ui/controls/buttons";
import classes from "./tour.module.css";

type StopName = keyof typeof t.tour.stops;

/** Where each stop is on the page; one that is not there, or covered, is left out. */
const STOPS: readonly { name: StopName; at: string }[] = [
  { name: "text", at: "mark[data-claim][data-open]" },
  { name: "claim", at: "[data-tour=claim]" },
  { name: "evidence", at: "[data-tour=evidence]" },
  { name: "verdict", at: "[data-tour=verdict]" },
  { name: "keys", at: "[data-tour=keys]" },
  { name: "palette", at: "[data-tour=palette]" },
];

export function Tour({ onEnd }: { onEnd: () => void }) {
  const heading = useId();
  const words = useId();
  const [stops] = useState(() => STOPS.filter(({ at }) => isThere(at)));
  const [index, setIndex] = useState(0);
  const stop = stops[index];
  const box = useBox(stop?.at);
  const before = useRef(document.activeElement);
  const none = stops.length === 0;

  const end = () => {
    onEnd();
    // Where the person was; the keeper of the focus finds a place nearby if that is gone.
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
  };
  const latest = useRef(end);
  latest.current = end;
  useEffect(() => {
    if (none) latest.current();
  }, [none]);
  if (!stop || !box) return null;

  const last = index === stops.length - 1;
  const keys = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    end();
  };
  // A drawer below would also receive Escape and close.
  const mine = { "data-mantine-stop-propagation": "true" };
  return (
    <Popover
      key={stop.name}
      opened
      position="bottom"
      width={320}
      shadow="md"
      offset={12}
      zIndex={450}
      trapFocus
      withRoles={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      middlewares={{ flip: { padding: 8 }, shift: { padding: 8 } }}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <div className={classes.ring} style={box} />
      </Popover.Target>
      <Popover.Dropdown
        className={classes.card}
        role="dialog"
        aria-labelledby={heading}
        aria-describedby={words}
        onKeyDown={keys}
      >
        <p className={classes.position}>
          {t.tour.label} · {t.tour.position(index + 1, stops.length)}
        </p>
        <h2 id={heading} className={classes.title}>
          {t.tour.stops[stop.name].title}
        </h2>
        <p id={words} className={classes.words}>
          {t.tour.stops[stop.name].words}
        </p>
        <div className={classes.actions}>
          {last ? null : (
            <TextButton {...mine} onClick={end} className={classes.skip}>
              {t.tour.skip}
            </TextButton>
          )}
          {index > 0 ? (
            <SmallButton {...mine} data-steps onClick={() => setIndex(index - 1)}>
              {t.tour.back}
            </SmallButton>
          ) : null}
          <Button
            {...mine}
            size="compact-sm"
            data-autofocus
            data-steps
            onClick={() => (last ? end() : setIndex(index + 1))}
          >
            {last ? t.tour.end : t.tour.next}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function find(selector: string): Element | null {
  return document.querySelector(selector);
}

/** Whether the element is visible: not below a drawer and not in a collapsed part of the page. */
function isThere(selector: string): boolean {
  const target = find(selector);
  if (!target?.checkVisibility()) return false;
  target.scrollIntoView({ block: "nearest" });
  const [box] = target.getClientRects();
  if (!box) return false;
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return top !== null && (target.contains(top) || top.contains(target));
}

type Box = { left: number; top: number; width: number; height: number };
/** Between the target and its ring. */
const AIR = 4;

/** Where the target is, followed while the page moves under it. */
function useBox(selector: string | undefined): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  useEffect(() => {
    if (!selector) return;
    find(selector)?.scrollIntoView({ block: "nearest" });
    let frame = 0;
    const look = () => {
      const at = find(selector)?.getBoundingClientRect();
      if (at)
        setBox((old) => {
          const left = at.left - AIR;
          const top = at.top - AIR;
          const width = at.width + 2 * AIR;
          const height = at.height + 2 * AIR;
          const same = old && old.left === left && old.top === top && old.width === width;
          return same && old.height === height ? old : { left, top, width, height };
        });
      frame = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [selector]);
  return box;
}
