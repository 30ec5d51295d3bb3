// The menu of a button that loads its items on demand.
import { Menu, type MenuProps } from "@mantine/core";
import { type ReactNode, type Ref, type RefObject, useEffect, useImperativeHandle, useState } from "react";
import type { MenuState } from "./menu-button";

type Props = Pick<MenuProps, "position" | "width"> & {
  menu: MenuState;
  children: ReactNode;
};

export function DropMenu({ menu, children, ...look }: Props) {
  const { target, opened, ...state } = menu;
  // A menu stores the previous focus only when it opens, not when it is mounted open.
  const [closedBefore, setClosedBefore] = useState(false);
  useEffect(() => setClosedBefore(true), []);
  return (
    <Menu {...look} {...state} opened={opened && closedBefore} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <StandIn element={target} />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}

/** The button's props, which do not cause a new render. */
function StandIn({
  ref,
  element,
}: {
  ref?: Ref<HTMLButtonElement | null>;
  element: RefObject<HTMLButtonElement | null>;
}) {
  useImperativeHandle<HTMLButtonElement | null, HTMLButtonElement | null>(ref, () => element.current);
  return null;
}
