// The button that merges a claim with another one in sight, after a question.
import { Button, Modal } from "@mantine/core";
import { IconArrowMerge } from "@tabler/icons-react";
import { useState } from "react";
import type { ClaimFile, ClaimSummary } from "../../../api/types";
import { permitted } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { type Follow, MergeQuestion } from "./merge-question";

type Props = { claim: ClaimFile; other: ClaimSummary; onFollow: Follow };

export function MergeWith({ claim, other, onFollow }: Props) {
  const [asking, setAsking] = useState(false);
  if (!permitted(claim, "merge")?.allowed || other.merged_into) return null;
  const close = () => setAsking(false);
  return (
    <>
      <Button
        variant="default"
        size="compact-xs"
        leftSection={<IconArrowMerge size={14} />}
        aria-label={t.related.mergeWith(other.statement)}
        onClick={() => setAsking(true)}
      >
        {t.related.merge}
      </Button>
      <Modal opened={asking} onClose={close} title={t.merges.ask}>
        <MergeQuestion claim={claim} other={other} onFollow={onFollow} onDone={close} onCancel={close} />
      </Modal>
    </>
  );
}
