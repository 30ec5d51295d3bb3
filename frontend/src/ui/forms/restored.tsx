// The notice above a form with a restored draft.
import { Button } from "@mantine/core";
import type { Typed } from "../../lib/device/local-copy";
import { t } from "../../texts";
import { Moment } from "../marks/moment";
import type { Draft } from "./draft";
import classes from "./restored.module.css";

type Props = { draft: Pick<Draft<Typed>, "restored" | "unstored" | "drop">; onDiscard: () => void };

export function Restored({ draft, onDiscard }: Props) {
  if (draft.unstored)
    return (
      <p className={classes.line} data-unstored role="alert">
        {t.drafts.unstored}
      </p>
    );
  if (!draft.restored) return null;
  return (
    <p className={classes.line} role="status">
      <span>
        {t.drafts.restored} <Moment at={draft.restored} />
      </span>
      <Button
        variant="subtle"
        size="compact-xs"
        onClick={() => {
          onDiscard();
          draft.drop();
        }}
      >
        {t.drafts.discard}
      </Button>
    </p>
  );
}
