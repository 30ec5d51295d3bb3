// Right of reply: who was asked, and what they answered.
import { Button, Group, Modal, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import { IconMessageQuestion } from "@tabler/icons-react";
import { useState } from "react";
import { fieldErrors, sentence } from "../../../api/problem";
import type { ClaimFile, Reply } from "../../../api/types";
import { fromLocalInput } from "../../../lib/words/times";
import { permitted } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { ActionButton } from "../../../ui/controls/action-button";
import { useKeptFields } from "../../../ui/drafts/kept";
import { Restored } from "../../../ui/drafts/restored";
import { sayDone } from "../../../ui/feedback/say";
import { Moment } from "../../../ui/marks/moment";
import { woven } from "../../../ui/woven";
import { useAskReply, useRecordReply } from "./actions";
import classes from "./evidence-section.module.css";

export function Replies({ claim }: { claim: ClaimFile }) {
  const [asking, setAsking] = useState(false);
  const [recording, setRecording] = useState<Reply | null>(null);
  const may = permitted(claim, "add_evidence");
  return (
    <div className={classes.group}>
      {claim.replies.length > 0 ? <h3 className={classes.stance}>{t.evidence.replies}</h3> : null}
      <ul className={classes.list}>
        {claim.replies.map((reply) => (
          <li key={reply.id} className={classes.item}>
            <div>
              {woven(
                t.evidence.asked(
                  <strong>{reply.asked}</strong>,
                  reply.channel,
                  <Moment at={reply.asked_at} />,
                ),
              )}
            </div>
            {reply.question ? <p className={classes.note}>{reply.question}</p> : null}
            {reply.answer && reply.answered_at ? (
              <>
                <blockquote className={classes.excerpt}>{reply.answer}</blockquote>
                <div className={classes.meta}>
                  {woven(t.evidence.answered(<Moment at={reply.answered_at} />))}
                </div>
              </>
            ) : (
              <div className={classes.meta}>
                {t.evidence.noAnswer}
                {reply.deadline ? (
                  <>
                    {" · "}
                    {woven(t.evidence.deadline(<Moment at={reply.deadline} />))}
                  </>
                ) : null}
                {may?.allowed ? (
                  <Button
                    variant="subtle"
                    color="gray"
                    size="compact-xs"
                    className="no-print"
                    onClick={() => setRecording(reply)}
                  >
                    {t.evidence.recordAnswer}
                  </Button>
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
      <Modal opened={recording !== null} onClose={() => setRecording(null)} title={t.evidence.answerTitle}>
        {recording ? <RecordForm claim={claim} reply={recording} onDone={() => setRecording(null)} /> : null}
      </Modal>
    </div>
  );
}

function AskForm({ claim, onDone }: { claim: ClaimFile; onDone: () => void }) {
  const ask = useAskReply();
  const { kept, fields, set, discard } = useKeptFields(`reply/of/${claim.id}`, {
    asked: "",
    channel: t.evidence.channelSuch,
    question: "",
    deadline: "",
  });
  const errors = fieldErrors(ask.error);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate(
          {
            id: claim.id,
            claim,
            input: {
              asked: fields.asked.trim(),
              channel: fields.channel.trim(),
              question: fields.question.trim() || null,
              deadline: fromLocalInput(fields.deadline),
            },
          },
          {
            onSuccess: () => {
              kept.drop();
              sayDone(t.evidence.logged);
              onDone();
            },
          },
        );
      }}
    >
      <Stack gap="sm">
        <Restored kept={kept} onDiscard={discard} />
        <TextInput
          label={t.evidence.whom}
          required
          data-autofocus
          value={fields.asked}
          onChange={(event) => set({ asked: event.currentTarget.value })}
          error={errors.asked}
        />
        <SimpleGrid cols={2} spacing="sm">
          <TextInput
            label={t.evidence.how}
            required
            value={fields.channel}
            onChange={(event) => set({ channel: event.currentTarget.value })}
            error={errors.channel}
          />
          <TextInput
            label={t.evidence.deadlineField}
            type="datetime-local"
            value={fields.deadline}
            onChange={(event) => set({ deadline: event.currentTarget.value })}
            error={errors.deadline}
          />
        </SimpleGrid>
        <Textarea
          label={t.evidence.question}
          autosize
          minRows={2}
          value={fields.question}
          onChange={(event) => set({ question: event.currentTarget.value })}
          error={
            errors.question ?? (ask.error && Object.keys(errors).length === 0 ? sentence(ask.error) : null)
          }
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t.common.cancel}
          </Button>
          <Button type="submit" loading={ask.isPending}>
            {t.evidence.log}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function RecordForm({ claim, reply, onDone }: { claim: ClaimFile; reply: Reply; onDone: () => void }) {
  const record = useRecordReply();
  const { kept, fields, set, discard } = useKeptFields(`reply/${reply.id}`, { answer: "" });
  const { answer } = fields;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (answer.trim() === "") return;
        record.mutate(
          { id: reply.id, claim, input: { answer: answer.trim() } },
          {
            onSuccess: () => {
              kept.drop();
              sayDone(t.evidence.recorded);
              onDone();
            },
          },
        );
      }}
    >
      <Stack gap="sm">
        <Restored kept={kept} onDiscard={discard} />
        <Textarea
          label={t.evidence.answerOf(reply.asked)}
          description={t.evidence.answerHelp}
          autosize
          minRows={3}
          data-autofocus
          required
          value={answer}
          onChange={(event) => set({ answer: event.currentTarget.value })}
          error={record.error ? sentence(record.error) : null}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t.common.cancel}
          </Button>
          <Button type="submit" loading={record.isPending} disabled={answer.trim() === ""}>
            {t.evidence.record}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
