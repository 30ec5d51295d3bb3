// The notice above a form with a restored draft.
import { Button } from "@mantine/core";
import type { Typed } from "../../lib/device/local-copy";
import { t } from "../../texts";
import { Moment } from "../marks/moment";
import type { Kept } from "./kept";
import classes from "./restored.module.css";

type Props = { kept: Pick<Kept<Typed>, "restored" | "homeless" | "drop">; onDiscard: () => void };

export function Restored({ kept, onDiscard }: Props) {
  if (kept.homeless)
    return (
      <p className={classes.line} data-homeless role="alert">
        {t.kept.homeless}
      </p>
    );
  if (!kept.restored) return null;
  return (
    <p className={classes.line} role="status">
      <span>
        {t.kept.restored} <Moment at={kept.restored} />
      </span>
      <Button
        variant="subtle"
        size="compact-xs"
        onClick={() => {
          onDiscard();
          kept.drop();
        }}
      >
        {t.kept.discard}
      </Button>
    </p>
  );
}
