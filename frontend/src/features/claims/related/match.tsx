// A match between two claims: why it is suggested, what was decided, and the verdict to reuse.
import { Group } from "@mantine/core";
import { IconCheck, IconCopyCheck, IconX } from "@tabler/icons-react";
import type { ClaimFile, RelatedClaim } from "../../../api/types";
import { permitted } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { SmallButton, TextButton } from "../../../ui/controls/buttons";
import { sayDone, sayFailed } from "../../../ui/feedback/say";
import { Moment } from "../../../ui/marks/moment";
import { phrase } from "../../../ui/phrase";
import { useDecideMatch, useReuseVerdict } from "./data";
import classes from "./related.module.css";

type Props = {
  claim: ClaimFile;
  related: RelatedClaim;
  /** Leads to the draft of the verdict. */
  onReused: () => void;
};

export function Match({ claim, related, onReused }: Props) {
  const { claim: other, decision, reasons } = related;
  const decide = useDecideMatch(claim.id);
  const reuse = useReuseVerdict();
  const say = (state: "confirmed" | "rejected" | null) =>
    decide.mutate({ other: other.id, state }, { onError: sayFailed });
  const isReusable = decision?.state === "confirmed" && other.published && permitted(claim, "save_draft")?.allowed;
  return (
    <div className={classes.match}>
      {reasons.length > 0 ? (
        <span className="muted">{reasons.map((reason) => t.related.reasons[reason]).join(" · ")}</span>
      ) : null}
      {decision ? (
        <span className={classes.agreement} data-agreement="agrees">
          <IconCheck size={15} aria-hidden="true" />{" "}
          {phrase(t.related.confirmedBy(decision.by.name, <Moment at={decision.at} />))}
        </span>
      ) : null}
      <Group gap={6} className="no-print">
        {isReusable ? (
          <SmallButton
            leftSection={<IconCopyCheck size={14} />}
            loading={reuse.isPending}
            onClick={() =>
              reuse.mutate(
                { claim, input: { from: other.id } },
                {
                  onSuccess: () => {
                    sayDone(t.related.reused);
                    onReused();
                  },
                  onError: sayFailed,
                },
              )
            }
          >
            {t.related.reuse}
          </SmallButton>
        ) : null}
        {decision ? (
          <TextButton size="compact-xs" loading={decide.isPending} onClick={() => say(null)}>
            {t.related.undo}
          </TextButton>
        ) : (
          <>
            <SmallButton
              size="compact-xs"
              leftSection={<IconCheck size={14} />}
              loading={decide.isPending}
              aria-label={t.related.isSame(other.statement)}
              onClick={() => say("confirmed")}
            >
              {t.related.same}
            </SmallButton>
            <SmallButton
              size="compact-xs"
              leftSection={<IconX size={14} />}
              disabled={decide.isPending}
              aria-label={t.related.isOther(other.statement)}
              onClick={() => say("rejected")}
            >
              {t.related.other}
            </SmallButton>
          </>
        )}
      </Group>
    </div>
  );
}
