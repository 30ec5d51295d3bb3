// The editor of one guide: its checklist and its templates.
import { Button, Group, Stack, Switch, Text, Textarea, TextInput, Title } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { fieldErrors, isProblem, sentence } from "../../../api/problem";
import type { Guide, Point, Template } from "../../../api/types";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { sayDone } from "../../../ui/feedback/say";
import { useReplaceGuide } from "./data";
import classes from "./guide-editor.module.css";

type Props = { guide: Guide };
type Parts = { checklist: readonly Point[]; templates: readonly Template[] };
type PartProps<Part> = { parts: readonly Part[]; errors: Record<string, string>; onChange: (parts: Part[]) => void };

const MOST = 30;

export function GuideEditor({ guide }: Props) {
  const replace = useReplaceGuide();
  // The version that the changes are based on: a colleague's newer one must not be overwritten unseen.
  const [from, setFrom] = useState(guide);
  const [parts, setParts] = useState<Parts>(guide);
  const same = JSON.stringify(partsOf(parts)) === JSON.stringify(partsOf(from));
  const begin = (on: Guide) => {
    setFrom(on);
    setParts(on);
    replace.reset();
  };
  if (same && !replace.isPending && guide.etag !== from.etag) begin(guide);
  const stale = isProblem(replace.error, 412);
  const errors = fieldErrors(replace.error);
  const save = () =>
    replace.mutate(
      { guide: from, input: partsOf(parts) },
      {
        onSuccess: (saved) => {
          begin(saved);
          sayDone(t.guides.saved);
        },
      },
    );
  return (
    <form
      className={classes.form}
      aria-label={t.guides.title}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Checks parts={parts.checklist} errors={errors} onChange={(checklist) => setParts({ ...parts, checklist })} />
      <Templates parts={parts.templates} errors={errors} onChange={(templates) => setParts({ ...parts, templates })} />
      {replace.error ? (
        <Text role="alert" c="var(--bad)" size="sm">
          {stale ? t.guides.meanwhile : t.guides.failed(sentence(replace.error))}
        </Text>
      ) : null}
      <Group gap="xs">
        <Button type="submit" loading={replace.isPending} disabled={same || stale}>
          {t.common.save}
        </Button>
        {same ? null : <SmallButton onClick={() => begin(guide)}>{t.guides.discard}</SmallButton>}
      </Group>
    </form>
  );
}

function partsOf({ checklist, templates }: Parts) {
  return { checklist: [...checklist], templates: [...templates] };
}

function changed<Part>(parts: readonly Part[], at: number, part: Partial<Part>): Part[] {
  return parts.map((old, place) => (place === at ? { ...old, ...part } : old));
}

function Checks({ parts, errors, onChange }: PartProps<Point>) {
  return (
    <section aria-label={t.guides.checklist}>
      <Title order={2} size="h4">
        {t.guides.checklist}
      </Title>
      <p className="muted">{t.guides.checklistLead}</p>
      <ol className={classes.parts}>
        {parts.map((point, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a point has no other name than what is being typed
          <li key={at} className={classes.point}>
            <TextInput
              aria-label={t.guides.question(at + 1)}
              placeholder={t.guides.questionSuch}
              maxLength={200}
              value={point.question}
              onChange={(event) => onChange(changed(parts, at, { question: event.currentTarget.value }))}
              error={errors[`checklist/${at}/question`]}
              className={classes.question}
            />
            <Switch
              label={t.guides.must}
              checked={point.required}
              onChange={(event) => onChange(changed(parts, at, { required: event.currentTarget.checked }))}
            />
            <Remove label={t.guides.removePoint(at + 1)} onClick={() => onChange(parts.toSpliced(at, 1))} />
          </li>
        ))}
      </ol>
      <Add
        label={t.guides.addPoint}
        full={parts.length >= MOST}
        onClick={() => onChange([...parts, { question: "", required: false }])}
      />
    </section>
  );
}

function Templates({ parts, errors, onChange }: PartProps<Template>) {
  return (
    <section aria-label={t.guides.templates}>
      <Title order={2} size="h4">
        {t.guides.templates}
      </Title>
      <p className="muted">{t.guides.templatesLead}</p>
      <ol className={classes.parts}>
        {parts.map((template, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a template has no other name than what is being typed
          <li key={at}>
            <Stack gap="xs">
              <TextInput
                label={t.guides.name}
                maxLength={80}
                value={template.name}
                onChange={(event) => onChange(changed(parts, at, { name: event.currentTarget.value }))}
                error={errors[`templates/${at}/name`]}
              />
              <Textarea
                label={t.verdicts.summary}
                autosize
                maxLength={1000}
                value={template.summary}
                onChange={(event) => onChange(changed(parts, at, { summary: event.currentTarget.value }))}
                error={errors[`templates/${at}/summary`]}
              />
              <Textarea
                label={t.verdicts.rationale}
                autosize
                minRows={3}
                maxLength={10_000}
                value={template.rationale}
                onChange={(event) => onChange(changed(parts, at, { rationale: event.currentTarget.value }))}
                error={errors[`templates/${at}/rationale`]}
              />
              <div>
                <Remove
                  label={t.guides.removeTemplate(template.name || String(at + 1))}
                  onClick={() => onChange(parts.toSpliced(at, 1))}
                />
              </div>
            </Stack>
          </li>
        ))}
      </ol>
      <Add
        label={t.guides.addTemplate}
        full={parts.length >= MOST}
        onClick={() => onChange([...parts, { name: "", summary: "", rationale: "" }])}
      />
    </section>
  );
}

function Remove({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <SmallButton aria-label={label} leftSection={<IconTrash size={14} />} onClick={onClick}>
      {t.guides.remove}
    </SmallButton>
  );
}

function Add({ label, full, onClick }: { label: string; full: boolean; onClick: () => void }) {
  if (full) return <p className="muted">{t.guides.most(MOST)}</p>;
  return (
    <Button variant="default" size="compact-sm" leftSection={<IconPlus size={15} />} onClick={onClick}>
      {label}
    </Button>
  );
}
