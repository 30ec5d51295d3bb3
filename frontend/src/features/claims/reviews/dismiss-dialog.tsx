// The dialog that dismisses a claim with a reason.
import { Button, Group, Modal, Radio, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { newestClaim, type Versioned } from "../../../api/claims/claim-writes";
import { fieldErrors, isProblem, sentence } from "../../../api/problem";
import type { DismissalReason } from "../../../api/types";
import { DISMISSALS } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { useKept } from "../../../ui/drafts/kept";
import { Restored } from "../../../ui/drafts/restored";
import { report, sayDone } from "../../../ui/feedback/say";
import { useDismiss, useReopen } from "./actions";

type Claim = Versioned & { statement: string };
type Props = { claim: Claim | null; onClose: () => void };

export function DismissDialog({ claim, onClose }: Props) {
  return (
    <Modal opened={claim !== null} onClose={onClose} title={t.reviews.dismissTitle}>
      {claim ? <DismissForm claim={claim} onClose={onClose} /> : null}
    </Modal>
  );
}

const REASONS = Object.keys(DISMISSALS).filter(isReason);

function isReason(value: string): value is DismissalReason {
  return Object.hasOwn(DISMISSALS, value);
}

const NOTHING = { reason: "", note: "" };

function DismissForm({ claim: asked, onClose }: { claim: Claim; onClose: () => void }) {
  const client = useQueryClient();
  // When it changed meanwhile, the newest is shown and dismissing it is a new decision.
  const [claim, setClaim] = useState(asked);
  const dismiss = useDismiss();
  const reopen = useReopen();
  const kept = useKept(`dismissal/${asked.id}`, NOTHING);
  const form = useForm({
    initialValues: kept.fields,
    onValuesChange: kept.keep,
    validate: {
      reason: (value) => (isReason(value) ? null : t.reviews.chooseReason),
    },
  });
  const submit = form.onSubmit(({ reason, note }) => {
    if (!isReason(reason)) return;
    dismiss.mutate(
      { claim, input: { reason, note: note.trim() || null } },
      {
        onSuccess: (dismissed) => {
          kept.drop();
          onClose();
          sayDone(t.reviews.dismissed, () =>
            reopen.mutate({ claim: dismissed, input: null }, report(t.reviews.reopened)),
          );
        },
        onError: (error) => {
          form.setErrors(fieldErrors(error));
          if (isProblem(error, 412)) void newestClaim(client, claim.id).then(setClaim, () => undefined);
        },
      },
    );
  });
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Restored kept={kept} onDiscard={() => form.setValues(NOTHING)} />
        <Text className="serif" fz={17} lh={1.35}>
          {claim.statement}
        </Text>
        <Radio.Group label={t.reviews.reason} {...form.getInputProps("reason")}>
          <Stack gap={8} mt={6}>
            {REASONS.map((reason, index) => (
              <Radio
                key={reason}
                value={reason}
                label={DISMISSALS[reason]}
                {...(index === 0 ? { "data-autofocus": true } : {})}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t.reviews.note}
          description={t.reviews.noteHelp}
          autosize
          minRows={2}
          {...form.getInputProps("note")}
        />
        {dismiss.error ? (
          <Text role="alert" c="var(--bad)" size="sm">
            {sentence(dismiss.error)}
          </Text>
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t.common.cancel}
          </Button>
          <Button type="submit" loading={dismiss.isPending}>
            {t.reviews.dismiss}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
