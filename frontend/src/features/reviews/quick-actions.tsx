// What can be done with a claim straight from a list?
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconUserPlus, IconX } from "@tabler/icons-react";
import type { ClaimSummary } from "../../api/types";
import { keysOf } from "../../lib/shortcuts";
import { t } from "../../texts";

type Props = { claim: ClaimSummary; onAssign: () => void; onDismiss: () => void };

export function QuickActions({ claim, onAssign, onDismiss }: Props) {
  const name = `“${claim.statement.slice(0, 60)}”`;
  return (
    <>
      <Tooltip label={`${t.commands.assign} (${keysOf("assign")})`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          onClick={onAssign}
          aria-label={`${t.commands.assign}: ${name}`}
        >
          <IconUserPlus size={17} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${t.commands.dismiss} (${keysOf("dismiss")})`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          onClick={onDismiss}
          aria-label={`${t.commands.dismiss}: ${name}`}
        >
          <IconX size={17} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
