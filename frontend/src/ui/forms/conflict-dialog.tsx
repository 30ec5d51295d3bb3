// The dialog for fields that two people have changed.

import { Button, Group, Modal, Radio, Text, Textarea } from "@mantine/core";
import { Suspense, useState } from "react";
import { type FieldMerge, mineOnTop } from "../../lib/text/merge";
import { formFieldLabel } from "../../lib/words/vocabulary";
import { t } from "../../texts";
import { lazyPart } from "../feedback/lazy-part";
import { Part } from "../feedback/part";
import classes from "./conflict-dialog.module.css";

const WordDifferences = lazyPart(async () => (await import("./word-differences")).WordDifferences);

type Props = {
  fields: readonly FieldMerge[] | null;
  by?: string | null | undefined;
  busy?: boolean;
  /** The label of a value that is chosen, not typed. */
  shown?: (field: string, value: string) => string;
  chosen?: readonly string[];
  onDecide: (decided: Record<string, string | null>) => void;
  onTakeTheirs: () => void;
  onClose: () => void;
};

/** Nothing is sent before the person has decided about each field that both have changed. */
export function ConflictDialog({ fields, onClose, ...props }: Props) {
  return (
    <Modal opened={fields !== null} onClose={onClose} size="xl" title={t.conflict.title}>
      {fields ? <Decision fields={fields} onClose={onClose} {...props} /> : null}
    </Modal>
  );
}

type DecisionProps = Omit<Props, "fields"> & { fields: readonly FieldMerge[] };
const AS_TYPED = (_: string, value: string) => value;

function Decision({
  fields,
  by,
  busy = false,
  shown = AS_TYPED,
  chosen = [],
  onDecide,
  onTakeTheirs,
  onClose,
}: DecisionProps) {
  const [decided, setDecided] = useState(() => mineOnTop(fields));
  const both = fields.filter((field) => field.verdict === "both");
  const alone = fields.filter((field) => field.verdict === "mine" || field.verdict === "theirs");
  const set = (field: string, value: string | null) => setDecided({ ...decided, [field]: value });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // Do not submit the surrounding form of the page.
        event.stopPropagation();
        onDecide(decided);
      }}
    >
      {both.map((field, index) => {
        const { mine, theirs } = field;
        const value = decided[field.field] ?? null;
        const label = formFieldLabel(field.field);
        const isText = !chosen.includes(field.field);
        return (
          <fieldset key={field.field} className={classes.field}>
            <legend>{label}</legend>
            <div className={classes.sides}>
              <Side
                name={field.field}
                label={by ? t.conflict.theirsBy(by) : t.conflict.theirs}
                text={theirs ? shown(field.field, theirs) : null}
                checked={value === theirs}
                onChoose={() => set(field.field, theirs)}
              />
              <Side
                name={field.field}
                label={t.conflict.mine}
                text={mine ? shown(field.field, mine) : null}
                checked={value === mine}
                onChoose={() => set(field.field, mine)}
                first={index === 0}
              />
            </div>
            {isText && mine && theirs ? (
              <Part>
                <Suspense fallback={null}>
                  <WordDifferences theirs={theirs} mine={mine} />
                </Suspense>
              </Part>
            ) : null}
            {isText ? (
              <Textarea
                label={t.conflict.result(label)}
                description={t.conflict.resultHelp}
                autosize
                minRows={2}
                maxRows={12}
                value={value ?? ""}
                onChange={(event) => set(field.field, event.currentTarget.value || null)}
                classNames={{ input: "serif" }}
              />
            ) : null}
          </fieldset>
        );
      })}
      {alone.length > 0 ? (
        <p className={classes.alone}>
          {t.conflict.joined}{" "}
          {alone
            .map(({ field, verdict }) =>
              verdict === "mine"
                ? t.conflict.fromMe(formFieldLabel(field))
                : t.conflict.fromThem(formFieldLabel(field), by ?? null),
            )
            .join(", ")}
          .
        </p>
      ) : null}
      <Text size="sm" c="var(--ink-3)">
        {t.conflict.history}
      </Text>
      <Group justify="flex-end" mt="md">
        <Button variant="subtle" onClick={onClose}>
          {t.conflict.goOn}
        </Button>
        <Button variant="default" onClick={onTakeTheirs} disabled={busy}>
          {t.conflict.takeTheirs}
        </Button>
        <Button type="submit" loading={busy}>
          {t.conflict.save}
        </Button>
      </Group>
    </form>
  );
}

type SideProps = {
  name: string;
  label: string;
  text: string | null;
  checked: boolean;
  onChoose: () => void;
  first?: boolean;
};

function Side({ name, label, text, checked, onChoose, first = false }: SideProps) {
  return (
    <div className={classes.side}>
      <Radio
        name={name}
        label={label}
        checked={checked}
        onChange={onChoose}
        {...(first ? { "data-autofocus": true } : {})}
      />
      <div className={classes.text} dir="auto">
        {text ?? <span className="muted">{t.conflict.empty}</span>}
      </div>
    </div>
  );
}
