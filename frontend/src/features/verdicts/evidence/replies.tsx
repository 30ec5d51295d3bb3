// Right of reply: who was asked, and what they answered.

import { Modal, SimpleGrid, Textarea, TextInput } from "@mantine/core";
import { IconMessageQuestion } from "@tabler/icons-react";
import { useState } from "react";
import type { ClaimFile, Reply } from "../../../api/types";
import { fromLocalInput } from "../../../lib/words/times";
import { permitted } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { ActionButton } from "../../../ui/controls/action-button";
import { QuietButton } from "../../../ui/controls/buttons";
import { sayDone } from "../../../ui/feedback/say";
import { Form } from "../../../ui/forms/form";
import { ReasonDialog } from "../../../ui/forms/reason-dialog";
import { useSendForm } from "../../../ui/forms/use-form";
import { Moment } from "../../../ui/marks/moment";
import { phrase } from "../../../ui/phrase";
import { useAskReply, useRecordReply } from "./data";
import classes from "./evidence-section.module.css";

export function Replies({ claim }: { claim: ClaimFile }) {
  const [asking, setAsking] = useState(false);
  const [recording, setRecording] = useState<Reply | null>(null);
  const record = useRecordReply();
  const may = permitted(claim, "add_evidence");
  return (
    <div className={classes.group}>
      {claim.replies.length > 0 ? <h3 className={classes.stance}>{t.evidence.replies}</h3> : null}
      <ul className={classes.list}>
        {claim.replies.map((reply) => (
          <li key={reply.id} className={classes.item}>
            <div>
              {phrase(
                t.evidence.asked(
                  <strong dir="auto">{reply.asked}</strong>,
                  reply.channel,
                  <Moment at={reply.asked_at} />,
                ),
              )}
            </div>
            {reply.question ? (
              <p dir="auto" className={classes.note}>
                {reply.question}
              </p>
            ) : null}
            {reply.answer && reply.answered_at ? (
              <>
                <blockquote dir="auto" className={classes.excerpt}>
                  {reply.answer}
                </blockquote>
                <div className={classes.meta}>{phrase(t.evidence.answered(<Moment at={reply.answered_at} />))}</div>
              </>
            ) : (
              <div className={classes.meta}>
                {t.evidence.noAnswer}
                {reply.deadline ? (
                  <>
                    {" · "}
                    {phrase(t.evidence.deadline(<Moment at={reply.deadline} />))}
                  </>
                ) : null}
                {may?.allowed ? (
                  <QuietButton onClick={() => setRecording(reply)}>{t.evidence.recordAnswer}</QuietButton>
                ) : null}
              </div>
            )}
          </li>
        ))}
      </ul>
      <div className="no-print">
        <ActionButton
          permitted={may}
          onClick={() => setAsking(true)}
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconMessageQuestion size={15} />}
        >
          {t.evidence.logRequest}
        </ActionButton>
      </div>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t.evidence.askTitle}>
        <AskForm claim={claim} onDone={() => setAsking(false)} />
      </Modal>
      <ReasonDialog
        opened={recording !== null}
        title={t.evidence.answerTitle}
        subject={`reply/${recording?.id}`}
        field="answer"
        label={t.evidence.answerOf(recording?.asked ?? "")}
        description={t.evidence.answerHelp}
        rows={3}
        submit={t.evidence.record}
        send={(answer) => record.mutateAsync({ id: recording?.id ?? "", claim, input: { answer } })}
        done={t.evidence.recorded}
        onClose={() => setRecording(null)}
      />
    </div>
  );
}

function AskForm({ claim, onDone }: { claim: ClaimFile; onDone: () => void }) {
  const ask = useAskReply();
  const { form, frame } = useSendForm({
    subject: `reply/of/${claim.id}`,
    start: { asked: "", channel: t.evidence.channelSuch, question: "", deadline: "" },
    send: ({ asked, channel, question, deadline }) =>
      ask.mutateAsync({
        id: claim.id,
        claim,
        input: {
          asked: asked.trim(),
          channel: channel.trim(),
          question: question.trim() || null,
          deadline: fromLocalInput(deadline),
        },
      }),
    onSent: () => {
      sayDone(t.evidence.logged);
      onDone();
    },
  });
  return (
    <Form {...frame} submit={t.evidence.log} onCancel={onDone}>
      <TextInput label={t.evidence.person} required data-autofocus {...form.getInputProps("asked")} />
      <SimpleGrid cols={2} spacing="sm">
        <TextInput label={t.evidence.how} required {...form.getInputProps("channel")} />
        <TextInput label={t.evidence.deadlineField} type="datetime-local" {...form.getInputProps("deadline")} />
      </SimpleGrid>
      <Textarea label={t.evidence.question} autosize minRows={2} {...form.getInputProps("question")} />
    </Form>
  );
}
