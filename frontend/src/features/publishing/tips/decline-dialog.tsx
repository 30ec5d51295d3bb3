// The dialog that declines a tip with a reason.
import { Modal, Radio, Stack, Textarea } from "@mantine/core";
import type { ReaderTip, TipReason } from "../../../api/types";
import { t } from "../../../texts";
import { sayDone } from "../../../ui/feedback/say";
import { Form } from "../../../ui/forms/form";
import { useSendForm } from "../../../ui/forms/use-form";
import { useDecline } from "./data";

const REASONS = ["opinion", "unclear", "no_sources", "not_now", "other"] as const satisfies readonly TipReason[];

type Props = { tip: ReaderTip | null; onClose: () => void };

export function DeclineDialog({ tip, onClose }: Props) {
  return (
    <Modal opened={tip !== null} onClose={onClose} title={t.tips.declineTitle}>
      {tip ? <DeclineForm tip={tip} onClose={onClose} /> : null}
    </Modal>
  );
}

function DeclineForm({ tip, onClose }: { tip: ReaderTip; onClose: () => void }) {
  const decline = useDecline();
  const { form, frame } = useSendForm({
    subject: `tip:${tip.id}`,
    start: { reason: "", answer: "" },
    validate: {
      reason: (value) => (value === "" ? t.tips.chooseReason : null),
      answer: (value, { reason }) => (reason === "other" && value.trim() === "" ? t.tips.sayWhy : null),
    },
    send: ({ reason, answer }) => {
      const chosen = REASONS.find((known) => known === reason);
      if (!chosen) return Promise.reject(new TypeError(reason));
      return decline.mutateAsync({ id: tip.id, reason: chosen, answer: answer.trim() || null });
    },
    onSent: () => {
      sayDone(t.tips.declined);
      onClose();
    },
  });
  return (
    <Form {...frame} noValidate submit={t.tips.declineSubmit} onCancel={onClose}>
      <Radio.Group label={t.tips.reason} {...form.getInputProps("reason")}>
        <Stack gap={8} mt={6}>
          {REASONS.map((reason, index) => (
            <Radio
              key={reason}
              value={reason}
              label={t.tips.reasons[reason]}
              {...(index === 0 ? { "data-autofocus": true } : {})}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={t.tips.answer}
        description={t.tips.answerHelp}
        maxLength={300}
        autosize
        minRows={2}
        {...form.getInputProps("answer")}
      />
    </Form>
  );
}
