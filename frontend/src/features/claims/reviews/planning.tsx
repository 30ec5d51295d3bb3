// Planning of a claim: due date, topics, recheck.

import { Modal, TagsInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconCalendarDue, IconPin, IconPinnedOff, IconRefreshAlert } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useGuardedSave } from "../../../api/claims/guarded-write";
import { fieldErrors, sentence } from "../../../api/problem";
import type { ClaimFile } from "../../../api/types";
import { compareWords } from "../../../lib/text/differences";
import type { Fields } from "../../../lib/text/merge";
import { fromLocalInput, full, toLocalInput } from "../../../lib/words/times";
import { permitted, STALE } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { ActionButton } from "../../../ui/controls/action-button";
import { QuietButton } from "../../../ui/controls/buttons";
import { report, sayDone, sayFailed } from "../../../ui/feedback/say";
import { ConflictDialog } from "../../../ui/forms/conflict-dialog";
import { Form } from "../../../ui/forms/form";
import { Moment } from "../../../ui/marks/moment";
import { phrase } from "../../../ui/phrase";
import { useConfirm, usePlan } from "./actions";
import classes from "./planning.module.css";

export function Planning({ claim }: { claim: ClaimFile }) {
  const plan = usePlan();
  const [planning, setPlanning] = useState(false);
  const mayPlan = permitted(claim, "plan");
  const mayPin = permitted(claim, "pin");
  return (
    <div className={classes.row}>
      {claim.stale ? <Stale claim={claim} /> : null}
      {claim.pinned ? <span className={classes.mark}>{t.reviews.pinned}</span> : null}
      {claim.due_at ? (
        <span className={classes.mark}>{phrase(t.reviews.dueAt(<Moment at={claim.due_at} />))}</span>
      ) : null}
      {claim.topics.map((topic) => (
        <span key={topic} className={classes.mark}>
          #{topic}
        </span>
      ))}
      {mayPlan?.allowed ? (
        <QuietButton onClick={() => setPlanning(true)} leftSection={<IconCalendarDue size={14} />}>
          {t.reviews.plan}
        </QuietButton>
      ) : null}
      {mayPin?.allowed ? (
        <QuietButton
          loading={plan.isPending}
          onClick={() => plan.mutate({ claim, input: { pinned: !claim.pinned } }, { onError: sayFailed })}
          leftSection={claim.pinned ? <IconPinnedOff size={14} /> : <IconPin size={14} />}
        >
          {claim.pinned ? t.reviews.unpin : t.reviews.pin}
        </QuietButton>
      ) : null}
      <Modal opened={planning} onClose={() => setPlanning(false)} title={t.reviews.plan}>
        <PlanForm claim={claim} onDone={() => setPlanning(false)} />
      </Modal>
    </div>
  );
}

function Stale({ claim }: { claim: ClaimFile }) {
  const confirm = useConfirm();
  const [recheck, setRecheck] = useState("");
  const may = permitted(claim, "confirm");
  if (!claim.stale) return null;
  return (
    <div className={classes.stale} role="note">
      <IconRefreshAlert size={17} aria-hidden="true" />
      <span>
        {phrase(t.reviews.stale(STALE[claim.stale.reason], <Moment at={claim.stale.since} />))}
        <StaleWords claim={claim} />
      </span>
      {may?.allowed ? (
        <TextInput
          aria-label={t.reviews.nextCheck}
          type="date"
          size="xs"
          value={recheck}
          onChange={(event) => setRecheck(event.currentTarget.value)}
        />
      ) : null}
      <ActionButton
        permitted={may}
        size="compact-sm"
        variant="default"
        loading={confirm.isPending}
        onClick={() => confirm.mutate({ claim, input: { recheck_at: recheck || null } }, report(t.reviews.confirmed))}
      >
        {t.reviews.stillHolds}
      </ActionButton>
    </div>
  );
}

/** The words because of which the verdict may no longer hold: those of another article, or those that took the place of the claim's. */
function StaleWords({ claim }: { claim: ClaimFile }) {
  const { reason, words, by } = claim.stale ?? {};
  if (!words) return null;
  if (reason !== "conflicting_value" && reason !== "newer_figure") return <Rewording claim={claim} words={words} />;
  return (
    <span className={classes.rewording} dir="auto">
      {t.reviews.anotherSays}{" "}
      {by ? (
        <Link to="/claims/$claimId" params={{ claimId: by }}>
          {words}
        </Link>
      ) : (
        words
      )}
    </span>
  );
}

/** What the article says now in place of the claim's words, with the differences marked. */
function Rewording({ claim, words }: { claim: ClaimFile; words: string }) {
  const differences = compareWords(claim.quote, words);
  return (
    <span className={classes.rewording} dir="auto">
      {t.reviews.nowReads}{" "}
      {differences
        ? differences.map(({ text, change }, at) => {
            const Tag = change === "added" ? "ins" : change === "removed" ? "del" : "span";
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one comparison never move
            return <Tag key={at}>{text}</Tag>;
          })
        : words}
    </span>
  );
}

/** As texts, to be compared with a colleague's; a topic has no line breaks. */
function planFields(claim: ClaimFile): Fields {
  return { due_at: claim.due_at ?? null, topics: claim.topics.join("\n") || null };
}

function PlanForm({ claim, onDone }: { claim: ClaimFile; onDone: () => void }) {
  const plan = usePlan();
  const form = useForm({ initialValues: toValues(planFields(claim)) });
  const guarded = useGuardedSave({
    claim,
    base: planFields(claim),
    read: planFields,
    write: (on, fields) =>
      plan.mutateAsync({
        claim: on,
        input: { due_at: fields.due_at ?? null, topics: toValues(fields).topics },
      }),
    onSaved: () => {
      sayDone(t.reviews.saved);
      onDone();
    },
  });
  const { error } = guarded;
  const errors = fieldErrors(error);
  return (
    <Form
      onSubmit={form.onSubmit(({ due, topics }) => {
        // The minutes that a field shows are not the seconds that were stored.
        const unchanged = due === toLocalInput(claim.due_at);
        void guarded.save({
          due_at: unchanged ? (claim.due_at ?? null) : fromLocalInput(due),
          topics: topics.join("\n") || null,
        });
      })}
      submit={t.common.save}
      busy={guarded.busy}
    >
      <TextInput label={t.reviews.due} type="datetime-local" {...form.getInputProps("due")} error={errors.due_at} />
      <TagsInput
        label={t.reviews.topics}
        description={t.reviews.topicsHelp}
        {...form.getInputProps("topics")}
        error={errors.topics ?? (error && Object.keys(errors).length === 0 ? sentence(error) : null)}
      />
      <ConflictDialog
        chosen={["due_at"]}
        shown={(field, value) => (field === "due_at" ? full(value) : value)}
        {...guarded.asking((fields) => form.setValues(toValues(fields)))}
      />
    </Form>
  );
}

function toValues({ due_at, topics }: Fields) {
  return { due: toLocalInput(due_at), topics: topics?.split("\n").filter(Boolean) ?? [] };
}
