// A word with an explanation, by hover, key or tap.
import { Popover, UnstyledButton } from "@mantine/core";
import { type PointerEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useShortcut } from "../controls/shortcuts";
import classes from "./explained.module.css";

/** The time that the pointer may spend between the word and its explanation. */
const LEAVING_MS = 160;

type Props = { means: string; children: ReactNode };

export function Explained({ means, children }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  useShortcut("close", open ? () => setOpen(false) : null);
  useEffect(() => () => clearTimeout(leaving.current), []);
  const enter = (event: PointerEvent) => {
    clearTimeout(leaving.current);
    if (event.pointerType === "mouse") setOpen(true);
  };
  const leave = (event: PointerEvent) => {
    if (event.pointerType === "mouse") leaving.current = setTimeout(() => setOpen(false), LEAVING_MS);
  };
  return (
    <>
      <Popover
        opened={open}
        onChange={setOpen}
        position="bottom-start"
        shadow="md"
        withRoles={false}
        transitionProps={{ duration: 80 }}
      >
        <Popover.Target>
          <UnstyledButton
            className={classes.word}
            aria-describedby={id}
            onPointerEnter={enter}
            onPointerLeave={leave}
            onFocus={(event) => {
              if (event.currentTarget.matches(":focus-visible")) setOpen(true);
            }}
            onBlur={() => setOpen(false)}
            // A tap has not opened it by pointing.
            onClick={() => setOpen(true)}
          >
            {children}
          </UnstyledButton>
        </Popover.Target>
        {/* Said by the description of the word already. */}
        <Popover.Dropdown className={classes.means} aria-hidden="true" onPointerEnter={enter} onPointerLeave={leave}>
          {means}
        </Popover.Dropdown>
      </Popover>
      <span id={id} className="visually-hidden">
        {means}
      </span>
    </>
  );
}
