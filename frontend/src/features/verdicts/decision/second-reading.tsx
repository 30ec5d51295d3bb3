// The second review of a verdict by a colleague who has not seen it.
import { Button, Group, Modal, Radio, Select, Stack, Text, Textarea } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import { useState } from "react";
import { fieldErrors, sentence } from "../../../api/problem";
import type { ClaimFile, Person, Rating } from "../../../api/types";
import { permitted } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { ActionButton } from "../../../ui/controls/action-button";
import { useKeptFields } from "../../../ui/drafts/kept";
import { Restored } from "../../../ui/drafts/restored";
import { report, sayDone } from "../../../ui/feedback/say";
import { Rated } from "../../../ui/marks/rated";
import { woven } from "../../../ui/woven";
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
              {woven(t.verdicts.readingBy(<strong>{reading.reader.name}</strong>, status(reading)))}
            </span>
            {reading.rating ? <Rated label={reading.rating.label} color={reading.rating.color} /> : null}
          </p>
          {reading.summary ? <p className={classes.summary}>{reading.summary}</p> : null}
          {reading.adjudication ? (
            <p className="muted">
              {(reading.adjudication.upheld === "first"
                ? t.verdicts.upheldVerdict
                : t.verdicts.upheldReading)(reading.adjudication.by.name, reading.adjudication.reason)}
            </p>
          ) : null}
          {reading.reader.id === account && permitted(claim, "give_reading")?.allowed ? (
            <GiveForm claim={claim} ratings={ratings} />
          ) : null}
          {apart && mayJudge?.allowed ? <JudgeForm claim={claim} /> : null}
          {apart && !mayJudge?.allowed ? <p className="muted">{mayJudge?.reason}</p> : null}
          {mayWithdraw?.allowed ? (
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              className="no-print"
              loading={withdraw.isPending}
              onClick={() => withdraw.mutate({ claim, input: null }, report(t.verdicts.readingWithdrawn))}
            >
              {t.verdicts.withdrawReading}
            </Button>
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

function AskForm({
  claim,
  people,
  onDone,
}: {
  claim: ClaimFile;
  people: readonly Person[];
  onDone: () => void;
}) {
  const ask = useAskReading();
  const [reader, setReader] = useState<string | null>(null);
  const author = claim.verdict.current?.author.id;
  const others = people.filter((person) => person.id !== author && person.id !== claim.assignee?.id);
  const errors = fieldErrors(ask.error);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!reader) return;
        ask.mutate(
          { claim, input: { reader } },
          {
            onSuccess: () => {
              sayDone(t.verdicts.asked);
              onDone();
            },
          },
        );
      }}
    >
      <Stack gap="sm">
        <Select
          label={t.verdicts.colleague}
          data={others.map((person) => ({ value: person.id, label: person.name }))}
          value={reader}
          onChange={setReader}
          searchable
          data-autofocus
          error={errors.reader ?? (ask.error ? sentence(ask.error) : null)}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={ask.isPending} disabled={!reader}>
            {t.verdicts.ask}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function GiveForm({ claim, ratings }: { claim: ClaimFile; ratings: readonly Rating[] }) {
  const give = useGiveReading();
  const { kept, fields, set, discard } = useKeptFields<{ rating: string | null; summary: string }>(
    `reading/${claim.id}`,
    { rating: null, summary: "" },
  );
  const { rating, summary } = fields;
  const errors = fieldErrors(give.error);
  return (
    <form
      aria-label={t.verdicts.reading}
      onSubmit={(event) => {
        event.preventDefault();
        if (!rating || summary.trim() === "") return;
        give.mutate(
          { claim, input: { rating, summary: summary.trim() } },
          {
            onSuccess: () => {
              kept.drop();
              sayDone(t.verdicts.given);
            },
          },
        );
      }}
    >
      <Stack gap="sm">
        <Restored kept={kept} onDiscard={discard} />
        <RatingChoice
          ratings={ratings}
          value={rating}
          onChange={(rating) => set({ rating })}
          error={errors.rating}
        />
        <Textarea
          label={t.verdicts.why}
          description={t.verdicts.whyHelp}
          autosize
          minRows={2}
          value={summary}
          onChange={(event) => set({ summary: event.currentTarget.value })}
          error={
            errors.summary ?? (give.error && Object.keys(errors).length === 0 ? sentence(give.error) : null)
          }
        />
        <Group justify="flex-end">
          <Button type="submit" loading={give.isPending} disabled={!rating || summary.trim() === ""}>
            {t.verdicts.giveReading}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function JudgeForm({ claim }: { claim: ClaimFile }) {
  const judge = useAdjudicate();
  const [upheld, setUpheld] = useState<"first" | "second" | null>(null);
  const { kept, fields, set, discard } = useKeptFields(`judgement/${claim.id}`, { reason: "" });
  const { reason } = fields;
  return (
    <form
      aria-label={t.verdicts.judgeForm}
      onSubmit={(event) => {
        event.preventDefault();
        if (!upheld || reason.trim() === "") return;
        judge.mutate(
          { claim, input: { upheld, reason: reason.trim() } },
          {
            onSuccess: () => {
              kept.drop();
              sayDone(t.verdicts.decided);
            },
          },
        );
      }}
    >
      <Stack gap="sm">
        <Restored kept={kept} onDiscard={discard} />
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
        <Textarea
          label={t.verdicts.reason}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
        />
        {judge.error ? (
          <Text role="alert" c="var(--bad)" size="sm">
            {sentence(judge.error)}
          </Text>
        ) : null}
        <Group justify="flex-end">
          <Button type="submit" loading={judge.isPending} disabled={!upheld || reason.trim() === ""}>
            {t.verdicts.decide}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
