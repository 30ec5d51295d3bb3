// A button that explains why an action is not permitted.
import { Button, type ButtonProps, Tooltip } from "@mantine/core";
import { type MouseEvent, type ReactNode, useId } from "react";
import { type CommandId, keysOf } from "../../lib/words/shortcuts";
import { t } from "../../texts";

type Props = ButtonProps & {
  permitted: { allowed: boolean; reason: string | null } | null;
  onClick: () => void;
  shortcut?: CommandId;
  children: ReactNode;
};

/**
 * Greyed with the server's reason, yet reachable by key so that the reason can be read. Absent when unknown. It stays
 * the same element when the permission changes, so that it keeps the focus.
 */
export function ActionButton({ permitted, onClick, shortcut, children, ...button }: Props) {
  const reasonId = useId();
  if (!permitted) return null;
  const keys = shortcut ? keysOf(shortcut) : null;
  const { allowed } = permitted;
  const reason = permitted.reason ?? t.common.notNow;
  const state = allowed
    ? { onClick, title: keys ? t.commands.key(keys) : undefined, "aria-keyshortcuts": keys ?? undefined }
    : {
        variant: "default",
        "data-disabled": true,
        "aria-disabled": true,
        "aria-describedby": reasonId,
        onClick: (event: MouseEvent) => event.preventDefault(),
      };
  return (
    <>
      <Tooltip label={reason} disabled={allowed} events={{ hover: true, focus: true, touch: true }}>
        <Button {...button} {...state}>
          {children}
        </Button>
      </Tooltip>
      {allowed ? null : (
        <span id={reasonId} className="visually-hidden">
          {reason}
        </span>
      )}
    </>
  );
}
