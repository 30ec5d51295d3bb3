// Why is this claim put aside?
import { Button, Group, Modal, Radio, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { newestClaim, type Versioned } from "../../api/claim-writes";
import { fieldErrors, isProblem, sentence } from "../../api/problem";
import type { DismissalReason } from "../../api/types";
import { DISMISSALS } from "../../lib/vocabulary";
import { sayDone, sayFailed } from "../../ui/say";
import { useDismiss, useReopen } from "./actions";

type Claim = Versioned & { statement: string };
type Props = { claim: Claim | null; onClose: () => void };

export function DismissDialog({ claim, onClose }: Props) {
  return (
    <Modal opened={claim !== null} onClose={onClose} title="Dismiss this claim">
      {claim ? <DismissForm claim={claim} onClose={onClose} /> : null}
    </Modal>
  );
}

const REASONS = Object.keys(DISMISSALS).filter(isReason);

function isReason(value: string): value is DismissalReason {
  return Object.hasOwn(DISMISSALS, value);
}

function DismissForm({ claim: asked, onClose }: { claim: Claim; onClose: () => void }) {
  const client = useQueryClient();
  // When it changed meanwhile, the newest is shown and dismissing it is a new decision.
  const [claim, setClaim] = useState(asked);
  const dismiss = useDismiss();
  const reopen = useReopen();
  const form = useForm({
    initialValues: { reason: "", note: "" },
    validate: {
      reason: (value) => (isReason(value) ? null : "Choose a reason: it teaches the next search for claims."),
    },
  });
  const submit = form.onSubmit(({ reason, note }) => {
    if (!isReason(reason)) return;
    dismiss.mutate(
      { claim, input: { reason, note: note.trim() || null } },
      {
        onSuccess: (dismissed) => {
          onClose();
          sayDone("Dismissed.", () =>
            reopen.mutate(
              { claim: dismissed, input: null },
              { onError: sayFailed, onSuccess: () => sayDone("Open again.") },
            ),
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
        <Text className="serif" fz={17} lh={1.35}>
          {claim.statement}
        </Text>
        <Radio.Group label="Reason" {...form.getInputProps("reason")}>
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
          label="Note"
          description="For colleagues; not published."
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
            Cancel
          </Button>
          <Button type="submit" loading={dismiss.isPending}>
            Dismiss
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
