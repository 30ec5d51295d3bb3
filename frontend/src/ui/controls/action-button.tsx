// A button that explains why an action is not permitted.
import { Button, type ButtonProps, Tooltip } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { type CommandId, keysOf } from "../../lib/words/shortcuts";
import { t } from "../../texts";

type Props = ButtonProps & {
  permitted: { allowed: boolean; reason: string | null } | null;
  onClick: () => void;
  shortcut?: CommandId;
  children: ReactNode;
};

/** Greyed with the server's reason, yet reachable by key so that the reason can be read. Absent when unknown. */
export function ActionButton({ permitted, onClick, shortcut, children, ...button }: Props) {
  const reasonId = useId();
  if (!permitted) return null;
  const keys = shortcut ? keysOf(shortcut) : null;
  if (permitted.allowed) {
    return (
      <Button
        {...button}
        onClick={onClick}
        title={keys ? t.commands.key(keys) : undefined}
        aria-keyshortcuts={keys ?? undefined}
      >
        {children}
      </Button>
    );
  }
  const reason = permitted.reason ?? t.common.notNow;
  return (
    <>
      <Tooltip label={reason} events={{ hover: true, focus: true, touch: true }}>
        <Button
          {...button}
          variant="default"
          data-disabled
          aria-disabled="true"
          aria-describedby={reasonId}
          onClick={(event) => event.preventDefault()}
        >
          {children}
        </Button>
      </Tooltip>
      <span id={reasonId} className="visually-hidden">
        {reason}
      </span>
    </>
  );
}
