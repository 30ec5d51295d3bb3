// The bar that changes all ticked claims.

import { Menu, Modal, Select, TagsInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { sentence } from "../../../api/problem";
import type { BulkChange, ClaimSummary, DismissalReason, Person } from "../../../api/types";
import { refusalText } from "../../../lib/words/codes";
import { fromLocalInput } from "../../../lib/words/times";
import { DISMISSALS, dismissalReasons } from "../../../lib/words/vocabulary";
import { count } from "../../../lib/words/words";
import { locale, t } from "../../../texts";
import { SmallButton, TextButton } from "../../../ui/controls/buttons";
import { sayDone, sayFailed, sayRefused } from "../../../ui/feedback/say";
import { Form } from "../../../ui/forms/form";
import { useBulk } from "./actions";
import classes from "./bulk-bar.module.css";
import { reversal } from "./reversal";

type Props = {
  claims: readonly ClaimSummary[];
  people: readonly Person[];
  me: string;
  /** Selects all claims that match; null if all are. */
  onEverything: (() => Promise<void>) | null;
  /** Whether no more can be changed at once. */
  most: boolean;
  onDone: () => void;
};
type Asking = "dismiss" | "topics" | "due" | null;

export function BulkBar({ claims, people, me, onEverything, most, onDone }: Props) {
  const ids = claims.map(({ id }) => id);
  const bulk = useBulk();
  const [asking, setAsking] = useState<Asking>(null);
  const run = (change: BulkChange) =>
    bulk.mutate(change, {
      onSuccess: ({ outcomes }) => {
        const done = new Set(outcomes.filter((outcome) => outcome.status === 200).map(({ id }) => id));
        const back = reversal(
          change,
          claims.filter(({ id }) => done.has(id)),
        );
        if (done.size > 0)
          sayDone(count(done.size, t.bulk.changed), back.length > 0 ? () => void undo(back) : undefined);
        const refused = outcomes.filter((outcome) => outcome.status !== 200);
        const [first] = refused;
        if (first)
          sayRefused(
            t.bulk.because(count(refused.length, t.bulk.notChanged), refusalText(first) ?? first.detail ?? ""),
          );
        setAsking(null);
        onDone();
      },
      onError: sayFailed,
    });
  const undo = async (changes: readonly BulkChange[]) => {
    try {
      let refused = 0;
      for (const change of changes) {
        const { outcomes } = await bulk.mutateAsync(change);
        refused += outcomes.filter((outcome) => outcome.status !== 200).length;
      }
      if (refused > 0) sayRefused(count(refused, t.bulk.notUndone));
      else sayDone(t.bulk.undone);
    } catch (error) {
      sayFailed(error);
    }
  };
  const all = [...ids];
  return (
    <section className={classes.bar} aria-label={t.bulk.title}>
      <span role="status">
        {most ? t.filters.most(ids.length.toLocaleString(locale)) : count(ids.length, t.bulk.ticked)}
      </span>
      {onEverything ? <Everything onEverything={onEverything} /> : null}
      <Menu position="bottom-start">
        <Menu.Target>
          <SmallButton loading={bulk.isPending}>{t.bulk.assignTo}</SmallButton>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
          {people.map((person) => (
            <Menu.Item key={person.id} onClick={() => run({ action: "assign", ids: all, assignee: person.id })}>
              <bdi>{person.name}</bdi>
              {person.id === me ? t.bulk.me : ""}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <SmallButton onClick={() => run({ action: "release", ids: all })}>{t.bulk.release}</SmallButton>
      {claims.some(({ state }) => state === "dismissed") ? (
        <SmallButton onClick={() => run({ action: "reopen", ids: all })}>{t.bulk.reopen}</SmallButton>
      ) : null}
      <SmallButton onClick={() => setAsking("topics")}>{t.bulk.topicsAsk}</SmallButton>
      <SmallButton onClick={() => setAsking("due")}>{t.bulk.dueAsk}</SmallButton>
      <SmallButton onClick={() => setAsking("dismiss")}>{t.bulk.dismissAsk}</SmallButton>
      <TextButton color="gray" onClick={onDone}>
        {t.bulk.untick}
      </TextButton>
      <Modal opened={asking === "dismiss"} onClose={() => setAsking(null)} title={t.bulk.dismissTitle}>
        <DismissMany onRun={(reason, note) => run({ action: "dismiss", ids: all, reason, note })} />
      </Modal>
      <Modal opened={asking === "topics"} onClose={() => setAsking(null)} title={t.bulk.topicsTitle}>
        <TopicsOfMany onRun={(add, remove) => run({ action: "topics", ids: all, add, remove })} />
      </Modal>
      <Modal opened={asking === "due"} onClose={() => setAsking(null)} title={t.bulk.dueTitle}>
        <DueForm onRun={(due_at) => run({ action: "due", ids: all, due_at })} />
      </Modal>
      {bulk.error ? <span role="alert">{sentence(bulk.error)}</span> : null}
    </section>
  );
}

function Everything({ onEverything }: { onEverything: () => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const all = async () => {
    setBusy(true);
    await onEverything().finally(() => setBusy(false));
  };
  return (
    <TextButton loading={busy} onClick={() => void all()}>
      {t.filters.everything}
    </TextButton>
  );
}

function DismissMany({ onRun }: { onRun: (reason: DismissalReason, note: string | null) => void }) {
  const form = useForm<{ reason: DismissalReason; note: string }>({
    initialValues: { reason: "not_checkable", note: "" },
  });
  const submit = form.onSubmit(({ reason, note }) => onRun(reason, note.trim() || null));
  return (
    <Form onSubmit={submit} submit={t.bulk.dismiss} busy={false}>
      <Select
        label={t.bulk.reason}
        data={dismissalReasons().map((value) => ({ value, label: DISMISSALS[value] }))}
        allowDeselect={false}
        {...form.getInputProps("reason")}
      />
      <TextInput label={t.bulk.note} {...form.getInputProps("note")} />
    </Form>
  );
}

function TopicsOfMany({ onRun }: { onRun: (add: string[], remove: string[]) => void }) {
  const form = useForm<{ add: string[]; remove: string[] }>({ initialValues: { add: [], remove: [] } });
  const { add, remove } = form.values;
  return (
    <Form
      onSubmit={form.onSubmit(() => onRun(add, remove))}
      submit={t.bulk.change}
      busy={false}
      disabled={add.length + remove.length === 0}
    >
      <TagsInput label={t.bulk.add} description={t.bulk.addHelp} data-autofocus {...form.getInputProps("add")} />
      <TagsInput label={t.bulk.takeOut} {...form.getInputProps("remove")} />
    </Form>
  );
}

function DueForm({ onRun }: { onRun: (due: string | null) => void }) {
  const form = useForm({ initialValues: { due: "" } });
  return (
    <Form onSubmit={form.onSubmit(({ due }) => onRun(fromLocalInput(due)))} submit={t.common.save} busy={false}>
      <TextInput label={t.bulk.due} description={t.bulk.dueHelp} type="datetime-local" {...form.getInputProps("due")} />
    </Form>
  );
}
