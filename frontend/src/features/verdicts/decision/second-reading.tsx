// The second review of a verdict by a colleague who has not seen it.

import { Modal, Radio, Select, Stack, Textarea } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import { useState } from "react";
import type { ClaimFile, Person, Rating } from "../../../api/types";
import { permitted, personLabel } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { ActionButton } from "../../../ui/controls/action-button";
import { QuietButton } from "../../../ui/controls/buttons";
import { report, sayDone } from "../../../ui/feedback/say";
import { Form } from "../../../ui/forms/form";
import { useSendForm } from "../../../ui/forms/use-form";
import { Rated } from "../../../ui/marks/rated";
import { phrase } from "../../../ui/phrase";
import { useAdjudicate, useAskReading, useGiveReading, useWithdrawReading } from "../actions";
import { RatingChoice } from "../rating-choice";
import classes from "./second-reading.module.css";

type Props = { claim: ClaimFile; ratings: readonly Rating[]; people: readonly Person[]; account: string };

export function SecondReading({ claim, ratings, people, account }: Props) {
  const withdraw = useWithdrawReading();
  const [asking, setAsking] = useState(false);
  const reading = claim.verdict.second_reading ?? null;
  const mayAsk = permitted(claim, "ask_reading");
  const mayWithdraw = permitted(claim, "withdraw_reading");
  const mayJudge = permitted(claim, "adjudicate");
  const apart = reading?.agrees === false && !reading.adjudication;
  if (!reading && !mayAsk?.allowed) return null;
  return (
    <div className={classes.box} data-apart={apart || undefined}>
      {reading ? (
        <>
          <p className={classes.line}>
            <IconEyeOff size={16} aria-hidden="true" />
            <span>
              {phrase(t.verdicts.readingBy(<strong dir="auto">{reading.reader.name}</strong>, status(reading)))}
            </span>
            {reading.rating ? <Rated label={reading.rating.label} color={reading.rating.color} /> : null}
          </p>
          {reading.summary ? (
            <p dir="auto" className={classes.summary}>
              {reading.summary}
            </p>
          ) : null}
          {reading.adjudication ? (
            <p className="muted">
              {(reading.adjudication.upheld === "first" ? t.verdicts.upheldVerdict : t.verdicts.upheldReading)(
                reading.adjudication.by.name,
                reading.adjudication.reason,
              )}
            </p>
          ) : null}
          {reading.reader.id === account && permitted(claim, "give_reading")?.allowed ? (
            <GiveForm claim={claim} ratings={ratings} />
          ) : null}
          {apart && mayJudge?.allowed ? <JudgeForm claim={claim} /> : null}
          {apart && !mayJudge?.allowed ? <p className="muted">{mayJudge?.reason}</p> : null}
          {mayWithdraw?.allowed ? (
            <QuietButton
              loading={withdraw.isPending}
              onClick={() => withdraw.mutate({ claim, input: null }, report(t.verdicts.readingWithdrawn))}
            >
              {t.verdicts.withdrawReading}
            </QuietButton>
          ) : null}
        </>
      ) : null}
      {mayAsk?.allowed ? (
        <ActionButton
          permitted={mayAsk}
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconEyeOff size={15} />}
          onClick={() => setAsking(true)}
        >
          {t.verdicts.askReading}
        </ActionButton>
      ) : null}
      <Modal opened={asking} onClose={() => setAsking(false)} title={t.verdicts.askTitle}>
        <AskForm claim={claim} people={people} onDone={() => setAsking(false)} />
      </Modal>
    </div>
  );
}

type Reading = NonNullable<ClaimFile["verdict"]["second_reading"]>;

function status(reading: Reading): string {
  if (!reading.given_at) return t.verdicts.readingOpen;
  if (reading.agrees === null || reading.agrees === undefined) return t.verdicts.readingGiven;
  return reading.agrees ? t.verdicts.readingAgrees : t.verdicts.readingDiffers;
}

type AskProps = { claim: ClaimFile; people: readonly Person[]; onDone: () => void };

function AskForm({ claim, people, onDone }: AskProps) {
  const ask = useAskReading();
  const author = claim.verdict.current?.author?.id;
  const others = people.filter((person) => person.id !== author && person.id !== claim.assignee?.id);
  const { form, frame } = useSendForm<{ reader: string | null }, unknown>({
    subject: null,
    start: { reader: null },
    send: ({ reader }) => ask.mutateAsync({ claim, input: { reader: reader ?? "" } }),
    onSent: () => {
      sayDone(t.verdicts.asked);
      onDone();
    },
  });
  return (
    <Form {...frame} submit={t.verdicts.ask} disabled={!form.values.reader}>
      <Select
        label={t.verdicts.colleague}
        data={others.map((person) => ({ value: person.id, label: personLabel(person) }))}
        searchable
        data-autofocus
        {...form.getInputProps("reader")}
      />
    </Form>
  );
}

function GiveForm({ claim, ratings }: { claim: ClaimFile; ratings: readonly Rating[] }) {
  const give = useGiveReading();
  const { form, frame } = useSendForm<{ rating: string | null; summary: string }, unknown>({
    subject: `reading/${claim.id}`,
    start: { rating: null, summary: "" },
    send: ({ rating, summary }) =>
      give.mutateAsync({ claim, input: { rating: rating ?? "", summary: summary.trim() } }),
    onSent: () => sayDone(t.verdicts.given),
  });
  const { rating, summary } = form.values;
  return (
    <Form
      {...frame}
      label={t.verdicts.reading}
      submit={t.verdicts.giveReading}
      disabled={!rating || summary.trim() === ""}
    >
      <RatingChoice
        ratings={ratings}
        value={rating}
        onChange={(key) => form.setFieldValue("rating", key)}
        error={form.errors.rating ? String(form.errors.rating) : undefined}
      />
      <Textarea
        label={t.verdicts.why}
        description={t.verdicts.whyHelp}
        autosize
        minRows={2}
        {...form.getInputProps("summary")}
      />
    </Form>
  );
}

function JudgeForm({ claim }: { claim: ClaimFile }) {
  const judge = useAdjudicate();
  const [upheld, setUpheld] = useState<"first" | "second" | null>(null);
  const { form, frame } = useSendForm({
    subject: `judgement/${claim.id}`,
    start: { reason: "" },
    send: ({ reason }) => judge.mutateAsync({ claim, input: { upheld: upheld ?? "first", reason: reason.trim() } }),
    onSent: () => sayDone(t.verdicts.decided),
  });
  return (
    <Form
      {...frame}
      label={t.verdicts.judgeForm}
      submit={t.verdicts.decide}
      disabled={!upheld || form.values.reason.trim() === ""}
    >
      <Radio.Group
        label={t.verdicts.whichStands}
        value={upheld ?? ""}
        onChange={(value) => setUpheld(value === "first" || value === "second" ? value : null)}
      >
        <Stack gap={6} mt={6}>
          <Radio value="first" label={t.verdicts.verdictStands} />
          <Radio value="second" label={t.verdicts.readingStands} />
        </Stack>
      </Radio.Group>
      <Textarea label={t.verdicts.reason} autosize minRows={2} {...form.getInputProps("reason")} />
    </Form>
  );
}
