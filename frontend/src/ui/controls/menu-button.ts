// A button whose menu loads on demand.
import { type RefObject, useId, useRef, useState } from "react";

/** The state that the button shares with its lazily loaded menu. */
export type MenuState = {
  id: string;
  opened: boolean;
  onChange: (opened: boolean) => void;
  target: RefObject<HTMLButtonElement | null>;
};

/** `load` fetches the menu on hover or focus, before the button is pressed. */
export function useMenuButton(load: () => Promise<unknown>) {
  const id = useId();
  const [opened, onChange] = useState(false);
  const target = useRef<HTMLButtonElement>(null);
  // A menu that fails to load is reported when the button is pressed.
  const near = () => void load().catch(() => {});
  const menu: MenuState = { id, opened, onChange, target };
  const button = {
    ref: target,
    id: `${id}-target`,
    "aria-haspopup": "menu",
    "aria-expanded": opened,
    "aria-controls": opened ? `${id}-dropdown` : undefined,
    onPointerEnter: near,
    onFocus: near,
    onClick: () => onChange(!opened),
  } as const;
  return { button, menu };
}
