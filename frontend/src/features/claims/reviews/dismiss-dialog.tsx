// The dialog that dismisses a claim with a reason.

import { Modal, Radio, Stack, Text, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { newestClaim, type Versioned } from "../../../api/claims/claim-writes";
import { isProblem } from "../../../api/problem";
import { DISMISSALS, dismissalReasons, isDismissalReason } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { sayDone } from "../../../ui/feedback/say";
import { Form } from "../../../ui/forms/form";
import { useSendForm } from "../../../ui/forms/use-form";
import { useDismiss, useUndismiss } from "./actions";

type Claim = Versioned & { statement: string; assignee?: { id: string } | null };
type Props = { claim: Claim | null; onClose: () => void };

export function DismissDialog({ claim, onClose }: Props) {
  return (
    <Modal opened={claim !== null} onClose={onClose} title={t.reviews.dismissTitle}>
      {claim ? <DismissForm claim={claim} onClose={onClose} /> : null}
    </Modal>
  );
}

const NOTHING = { reason: "", note: "" };

function DismissForm({ claim: asked, onClose }: { claim: Claim; onClose: () => void }) {
  const client = useQueryClient();
  // When it changed meanwhile, the newest is shown and dismissing it is a new decision.
  const [claim, setClaim] = useState(asked);
  const dismiss = useDismiss();
  const undo = useUndismiss();
  const { form, frame } = useSendForm({
    subject: `dismissal/${asked.id}`,
    start: NOTHING,
    validate: { reason: (value) => (isDismissalReason(value) ? null : t.reviews.chooseReason) },
    send: async ({ reason, note }) => {
      if (!isDismissalReason(reason)) throw new TypeError(reason);
      try {
        return await dismiss.mutateAsync({ claim, input: { reason, note: note.trim() || null } });
      } catch (error) {
        if (isProblem(error, 412)) void newestClaim(client, claim.id).then(setClaim, () => undefined);
        throw error;
      }
    },
    onSent: (dismissed) => {
      onClose();
      sayDone(t.reviews.dismissed, () => void undo(dismissed, claim.assignee?.id ?? null));
    },
  });
  return (
    <Form {...frame} submit={t.reviews.dismiss} onCancel={onClose}>
      <Text dir="auto" className="serif" fz={17} lh={1.35}>
        {claim.statement}
      </Text>
      <Radio.Group label={t.reviews.reason} {...form.getInputProps("reason")}>
        <Stack gap={8} mt={6}>
          {dismissalReasons().map((reason, index) => (
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
    </Form>
  );
}
