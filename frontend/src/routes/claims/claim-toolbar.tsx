// The toolbar above an open claim, and the drawer that holds the claim on a narrow screen.

import { ActionIcon, Drawer, Tooltip } from "@mantine/core";
import { IconArrowLeft, IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { type CommandId, keysOf } from "../../lib/words/shortcuts";
import { t } from "../../texts";
import { TextButton } from "../../ui/controls/buttons";
import classes from "./claim-toolbar.module.css";

type Props = {
  back: string;
  onBack: () => void;
  /** "3 of 12", or nothing while the claim is in no list. */
  position: string;
  onStep: (by: -1 | 1) => void;
  first?: boolean;
  last?: boolean;
  children?: ReactNode;
};

export function ClaimToolbar({ back, onBack, position, onStep, first, last, children }: Props) {
  return (
    <div className={classes.tools}>
      <TextButton leftSection={<IconArrowLeft size={16} />} onClick={onBack} title={t.commands.key(keysOf("close"))}>
        {back}
      </TextButton>
      <span className={classes.position}>{position}</span>
      <Step label={t.reader.previous} command="previous" onClick={() => onStep(-1)} disabled={first}>
        <IconChevronUp size={18} />
      </Step>
      <Step label={t.reader.next} command="next" onClick={() => onStep(1)} disabled={last}>
        <IconChevronDown size={18} />
      </Step>
      {children}
    </div>
  );
}

type StepProps = {
  label: string;
  command: CommandId;
  onClick: () => void;
  disabled: boolean | undefined;
  children: ReactNode;
};

function Step({ label, command, onClick, disabled, children }: StepProps) {
  return (
    <Tooltip label={`${label} (${keysOf(command)})`}>
      <ActionIcon
        data-tour={command === "next" ? "keys" : undefined}
        variant="subtle"
        color="gray"
        onClick={onClick}
        disabled={disabled ?? false}
        aria-label={label}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

type DrawerProps = { label: string; opened: boolean; onClose: () => void; children: ReactNode };

export function ClaimDrawer({ label, opened, onClose, children }: DrawerProps) {
  return (
    <Drawer.Root opened={opened} onClose={onClose} position="right" size="100%">
      <Drawer.Content aria-label={label}>
        <Drawer.Body className={classes.drawer}>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
