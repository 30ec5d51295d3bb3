// The verdict form: rating, summary, rationale.

import { Button, Group, Radio, SimpleGrid, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { IconCloudCheck, IconCloudOff, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { addressOf } from "../../../api/address";
import { fieldErrors, sentence } from "../../../api/problem";
import type { ClaimFile, Guide, Point, Rating } from "../../../api/types";
import { clock, fromLocalInput, full, toLocalInput } from "../../../lib/words/times";
import { CORRECTIONS, permitted } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { ActionButton } from "../../../ui/controls/action-button";
import { useShortcut } from "../../../ui/controls/shortcuts";
import { report, sayDone } from "../../../ui/feedback/say";
import { ConflictDialog } from "../../../ui/forms/conflict-dialog";
import { type DraftFields, isCorrection, ticksOf, useCancelCorrection, useCorrect, useSubmit } from "../actions";
import { RatingChoice } from "../rating-choice";
import { SeeOutputs } from "../see-outputs";
import { Checklist } from "./checklist";
import { type Status, useDraftKeeper } from "./draft-keeper";
import { errorsByRow, mediaGaps, mediaWords, wholeMedia } from "./media/media";
import { MediaPart } from "./media/media-fields";
import { TemplatePick } from "./template-pick";
import { leftIn } from "./templates";
import classes from "./verdict-form.module.css";

/** Fields that are chosen, not typed. */
const CHOSEN = ["rating", "as_of", "recheck_at", "correction_class", "ticked", "media"];

type Props = {
  claim: ClaimFile;
  ratings: readonly Rating[];
  /** Templates and checklist for this kind of claim. */
  guide: Guide | undefined;
  account: string;
};

export function VerdictForm({ claim, ratings, guide, account }: Props) {
  const points = guide?.checklist ?? [];
  const keeper = useDraftKeeper(claim, account);
  const submit = useSubmit();
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const [sentMedia, setSentMedia] = useState("");
  const [leaving, setLeaving] = useState(false);
  const correct = useCorrect();
  const cancel = useCancelCorrection();
  const giveUp = async () => {
    if (await keeper.save())
      cancel.mutate({ claim: keeper.version(), input: null }, report(t.verdicts.correctionCancelled));
  };
  const correcting = Boolean(claim.published);
  const maySubmit = permitted(claim, correcting ? "correct" : "submit");
  const { rating, summary, rationale, as_of, recheck_at, notice } = keeper.fields;
  const correction = isCorrection(keeper.fields.correction_class);
  const failure = correcting ? correct.error : submit.error;
  // A gap is told from the attempt to submit until it is filled.
  const gaps = Object.entries(incomplete(keeper.fields, correcting, points)).filter(([field]) => missing.has(field));
  const errors = { ...errorsByRow(fieldErrors(failure), sentMedia), ...Object.fromEntries(gaps) };

  const send = async () => {
    const left = Object.keys(incomplete(keeper.fields, correcting, points));
    setMissing(new Set(left));
    if (left.length > 0 || !rating) return;
    setLeaving(true);
    try {
      if (!(await keeper.save())) return;
      // The checklist may have changed since a point was ticked.
      const ticked = ticksOf(keeper.fields).filter((tick) => points.some(({ question }) => question === tick));
      const media = wholeMedia(keeper.fields.media);
      setSentMedia(keeper.fields.media);
      const verdict = {
        rating,
        summary: summary.trim(),
        rationale: rationale.trim(),
        as_of,
        recheck_at,
        ticked,
        media,
      };
      const claim = keeper.version();
      const sent =
        correcting && correction
          ? correct.mutateAsync({ claim, input: { ...verdict, class: correction, notice: notice.trim() } })
          : submit.mutateAsync({ claim, input: verdict });
      if (await sent.catch(() => null)) sayDone(t.verdicts.submitted);
    } finally {
      setLeaving(false);
    }
  };
  useShortcut("submit", maySubmit?.allowed ? () => void send() : null);

  useShortcut("rate", (key) => {
    const chosen = ratings[Number(key) - 1];
    if (chosen) keeper.change({ rating: chosen.key });
  });

  return (
    <form
      className={classes.form}
      aria-label={t.verdicts.title}
      onSubmit={(event) => {
        event.preventDefault();
        if (maySubmit?.allowed) void send();
      }}
    >
      <Stack gap="sm">
        {correcting ? <CorrectionFields keeper={keeper} errors={errors} /> : null}
        <TemplatePick
          claim={claim}
          templates={guide?.templates ?? []}
          fields={keeper.fields}
          onChange={keeper.change}
        />
        <VerdictFields keeper={keeper} ratings={ratings} errors={errors} />
        <MediaPart value={keeper.fields.media} onChange={(media) => keeper.change({ media })} errors={errors} />
        <Checklist
          points={points}
          ticked={ticksOf(keeper.fields)}
          onChange={(ticked) => keeper.change({ ticked: ticked.join("\n") })}
          error={errors.checklist}
        />
        {failure && Object.keys(fieldErrors(failure)).length === 0 ? (
          <Text role="alert" c="var(--bad)" size="sm">
            {sentence(failure)}
          </Text>
        ) : null}
        <Group justify="space-between" gap="xs">
          <SaveState status={keeper.status} onRetry={() => void keeper.save()} />
          <a href={addressOf("/api/v1/claims/{id}/verdict/preview", claim)} target="_blank" rel="noreferrer">
            {t.verdicts.preview}
          </a>
          <SeeOutputs claim={claim} />
          {correcting ? (
            <Button variant="default" loading={cancel.isPending} onClick={() => void giveUp()}>
              {t.verdicts.cancelCorrection}
            </Button>
          ) : null}
          <ActionButton
            permitted={maySubmit}
            onClick={() => void send()}
            shortcut="submit"
            loading={leaving}
            leftSection={<IconSend size={16} />}
          >
            {correcting ? t.verdicts.submitCorrection : t.verdicts.submit}
          </ActionButton>
        </Group>
      </Stack>
      <ConflictDialog
        fields={keeper.conflict?.fields ?? null}
        by={keeper.conflict?.newest.verdict.draft?.by.name}
        shown={(field, value) => readable(field, value, ratings)}
        chosen={CHOSEN}
        onDecide={keeper.decide}
        onTakeTheirs={keeper.takeTheirs}
        onClose={keeper.putOff}
      />
    </form>
  );
}

type FieldsProps = {
  keeper: Pick<ReturnType<typeof useDraftKeeper>, "fields" | "change">;
  errors: Record<string, string>;
};

function CorrectionFields({ keeper, errors }: FieldsProps) {
  return (
    <>
      <Radio.Group
        label={t.verdicts.whatThisIs}
        value={isCorrection(keeper.fields.correction_class) ?? ""}
        onChange={(value) => keeper.change({ correction_class: value })}
        error={errors.class}
      >
        <Stack gap={6} mt={6}>
          {(["clarification", "correction"] as const).map((key) => (
            <Radio key={key} value={key} label={CORRECTIONS[key].label} description={CORRECTIONS[key].meaning} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={t.verdicts.notice}
        description={t.verdicts.noticeHelp}
        autosize
        minRows={2}
        maxRows={8}
        value={keeper.fields.notice}
        onChange={(event) => keeper.change({ notice: event.currentTarget.value })}
        error={errors.notice}
      />
    </>
  );
}

function VerdictFields({ keeper, ratings, errors }: FieldsProps & { ratings: readonly Rating[] }) {
  const { rating, summary, rationale, as_of, recheck_at } = keeper.fields;
  return (
    <>
      <RatingChoice
        ratings={ratings}
        value={rating}
        onChange={(key) => keeper.change({ rating: key })}
        error={errors.rating}
      />
      <Textarea
        label={t.verdicts.summary}
        description={t.verdicts.summaryHelp}
        autosize
        minRows={2}
        maxRows={8}
        value={summary}
        onChange={(event) => keeper.change({ summary: event.currentTarget.value })}
        error={errors.summary}
      />
      <Textarea
        label={t.verdicts.rationale}
        description={t.verdicts.rationaleHelp}
        autosize
        minRows={5}
        maxRows={24}
        value={rationale}
        onChange={(event) => keeper.change({ rationale: event.currentTarget.value })}
        error={errors.rationale}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label={t.verdicts.asOfField}
          description={t.verdicts.asOfHelp}
          type="datetime-local"
          value={toLocalInput(as_of)}
          onChange={(event) => keeper.change({ as_of: fromLocalInput(event.currentTarget.value) })}
          error={errors.as_of}
        />
        <TextInput
          label={t.verdicts.recheck}
          description={t.verdicts.recheckHelp}
          type="date"
          value={recheck_at ?? ""}
          onChange={(event) => keeper.change({ recheck_at: event.currentTarget.value || null })}
          error={errors.recheck_at}
        />
      </SimpleGrid>
    </>
  );
}

function SaveState({ status, onRetry }: { status: Status; onRetry: () => void }) {
  switch (status.type) {
    case "idle":
      return <span className={classes.state}>{t.verdicts.savedByItself}</span>;
    case "waiting":
    case "saving":
      return (
        <span className={classes.state} role="status">
          {t.verdicts.saving}
        </span>
      );
    case "saved":
      return (
        <span className={classes.state} role="status" title={full(status.at)}>
          <IconCloudCheck size={16} aria-hidden="true" /> {t.verdicts.savedAt(clock(status.at))}
        </span>
      );
    case "failed":
      return (
        <span className={classes.state} role="alert" data-failed>
          <IconCloudOff size={16} aria-hidden="true" />
          <span>
            {t.verdicts.notSaved(status.error ? sentence(status.error) : t.verdicts.changedByOther)}
            {status.kept ? t.verdicts.copyKept : ""}
          </span>
          <Button size="compact-xs" variant="default" onClick={onRetry}>
            {t.common.tryAgain}
          </Button>
        </span>
      );
  }
}

function incomplete(fields: DraftFields, correcting: boolean, points: readonly Point[]): Record<string, string> {
  const gaps: Record<string, string> = mediaGaps(fields.media);
  if (correcting && !isCorrection(fields.correction_class)) gaps.class = t.verdicts.sayWhich;
  if (correcting && fields.notice.trim() === "") gaps.notice = t.verdicts.tellReaders;
  if (!fields.rating) gaps.rating = t.verdicts.chooseRating;
  if (fields.summary.trim() === "") gaps.summary = t.verdicts.writeSummary;
  if (fields.rationale.trim() === "") gaps.rationale = t.verdicts.sayHow;
  for (const field of ["summary", "rationale"] as const) {
    const left = leftIn(fields[field]);
    if (left.length > 0) gaps[field] = t.guides.replace(left.join(", "));
  }
  const ticked = ticksOf(fields);
  const open = points.filter(({ question, required }) => required && !ticked.includes(question));
  if (open.length > 0) gaps.checklist = t.guides.tickFirst(open.map(({ question }) => question).join(" · "));
  return gaps;
}

function readable(field: string, value: string, ratings: readonly Rating[]): string {
  if (field === "rating") return ratings.find((rating) => rating.key === value)?.label ?? value;
  if (field === "media") return mediaWords(value);
  if (field === "ticked") return value.replaceAll("\n", " · ");
  return field === "as_of" ? full(value) : value;
}
