// A match between two claims: why it is suggested, what was decided, and the verdict to reuse.
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { IconCheck, IconCopyCheck, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { ClaimFile, MatchState, RelatedClaim } from "../../../api/types";
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
  const seen = decision?.state ?? "suspected";
  const say = (state: MatchState) =>
    decide.mutate(
      { other: other.id, state, seen },
      {
        onSuccess: () => {
          // The pair leaves the list: the way back stays for a while.
          if (state === "rejected")
            sayDone(t.related.rejected, () =>
              decide.mutate({ other: other.id, state: null, seen: state }, { onError: sayFailed }),
            );
        },
        onError: sayFailed,
      },
    );
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
        {isReusable ? <Reuse claim={claim} related={related} onReused={onReused} /> : null}
        {decision ? (
          <TextButton
            size="compact-xs"
            loading={decide.isPending}
            onClick={() => decide.mutate({ other: other.id, state: null, seen }, { onError: sayFailed })}
          >
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

const DIFFERENCES = ["other_figure", "other_day", "may_be_opposite"] as const;

/** The verdict about the other claim becomes the draft; asks first if the claims differ, or if a draft would be lost. */
function Reuse({ claim, related, onReused }: Props) {
  const { claim: other, reasons } = related;
  const reuse = useReuseVerdict();
  const [asking, setAsking] = useState(false);
  const draft = claim.verdict?.draft;
  const differences = DIFFERENCES.filter((reason) => reasons.includes(reason));
  const send = (replaces_draft: boolean) =>
    reuse.mutate(
      { claim, input: { from: other.id, replaces_draft } },
      {
        onSuccess: () => {
          setAsking(false);
          sayDone(t.related.reused);
          onReused();
        },
        onError: sayFailed,
      },
    );
  return (
    <>
      <SmallButton
        leftSection={<IconCopyCheck size={14} />}
        loading={reuse.isPending}
        onClick={() => (draft || differences.length > 0 ? setAsking(true) : send(false))}
      >
        {t.related.reuse}
      </SmallButton>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t.related.reuseTitle}>
        <Stack gap="sm">
          {draft ? <Text size="sm">{t.related.reuseReplaces(draft.by.name)}</Text> : null}
          {differences.length > 0 ? (
            <div>
              <Text size="sm">{t.related.reuseDiffers}</Text>
              <ul>
                {differences.map((reason) => (
                  <li key={reason}>{t.related.reasons[reason]}</li>
                ))}
              </ul>
            </div>
          ) : null}
          <Text size="sm" c="var(--ink-2)">
            {t.related.verdictOn}
          </Text>
          <q dir="auto" className={classes.quote}>
            {other.statement}
          </q>
          <Group>
            <Button loading={reuse.isPending} onClick={() => send(true)}>
              {t.related.reuse}
            </Button>
            <Button variant="default" onClick={() => setAsking(false)}>
              {t.common.cancel}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
