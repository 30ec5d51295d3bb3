// Actions on a claim in a list.
import { IconUserPlus, IconX } from "@tabler/icons-react";
import type { ClaimSummary } from "../../../api/types";
import { keysOf } from "../../../lib/words/shortcuts";
import { t } from "../../../texts";
import classes from "./quick-actions.module.css";

type Props = { claim: ClaimSummary; onAssign: () => void; onDismiss: () => void };

/** Plain buttons: a fast scroll draws hundreds of them a second. */
export function QuickActions({ claim, onAssign, onDismiss }: Props) {
  const name = `“${claim.statement.slice(0, 60)}”`;
  return (
    <>
      <button
        type="button"
        className={classes.action}
        title={`${t.commands.assign} (${keysOf("assign")})`}
        aria-label={`${t.commands.assign}: ${name}`}
        onClick={onAssign}
      >
        <IconUserPlus size={17} stroke={1.7} />
      </button>
      <button
        type="button"
        className={classes.action}
        title={`${t.commands.dismiss} (${keysOf("dismiss")})`}
        aria-label={`${t.commands.dismiss}: ${name}`}
        onClick={onDismiss}
      >
        <IconX size={17} stroke={1.7} />
      </button>
    </>
  );
}
