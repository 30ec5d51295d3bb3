// The evidence form.

import { FileInput, SegmentedControl, SimpleGrid, Switch, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useEffect, useState } from "react";
import { useGuardedSave } from "../../../api/claims/guarded-write";
import { fieldErrors, sentence } from "../../../api/problem";
import type { ClaimFile, Evidence, Stance } from "../../../api/types";
import type { Fields } from "../../../lib/text/merge";
import { STANCES } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { sayDone } from "../../../ui/feedback/say";
import { ConflictDialog } from "../../../ui/forms/conflict-dialog";
import { Form } from "../../../ui/forms/form";
import { useDraftForm } from "../../../ui/forms/use-form";
import { evidenceSubject, useAddEvidence, useReviseEvidence } from "./data";
import classes from "./evidence-form.module.css";

type Values = {
  url: string;
  title: string;
  publisher: string;
  published_at: string;
  excerpt: string;
  note: string;
  origin: string;
  snapshot_url: string;
  /** What the picture in the file shows. */
  alt: string;
  stance: Stance;
  internal: boolean;
};

const EMPTY: Values = {
  url: "",
  title: "",
  publisher: "",
  published_at: "",
  excerpt: "",
  note: "",
  origin: "",
  snapshot_url: "",
  alt: "",
  stance: "supports",
  internal: false,
};

type Props = {
  claim: ClaimFile;
  evidence?: Evidence;
  /** Known values of a new source. */
  source?: Source | null;
  onDone: () => void;
};
export type Source = Pick<Values, "url" | "title" | "publisher" | "published_at" | "excerpt">;

/** Adds a source, or revises `evidence`. */
export function EvidenceForm({ claim, evidence, source, onDone }: Props) {
  const add = useAddEvidence();
  const revise = useReviseEvidence();
  const [file, setFile] = useState<File | null>(null);
  const [start] = useState(evidence ? valuesOf(evidence) : { ...EMPTY, ...source });
  // A known source has a draft of its own, as the empty form may hold another one.
  const adding = source ? `${evidenceSubject(claim.id)}/${source.url}` : evidenceSubject(claim.id);
  const { form, draft, onDiscard } = useDraftForm<Values>({
    subject: evidence ? `evidence/${evidence.id}` : adding,
    start,
    from: { etag: claim.etag, base: start },
    validate: {
      url: (value) => {
        if (value.trim() === "" && (file || evidence?.file)) return null;
        return /^https?:\/\/\S+$/i.test(value.trim()) ? null : t.evidence.enterUrl;
      },
      alt: (value) => (file && isPicture(file) && value.trim() === "" ? t.evidence.enterAlt : null),
    },
  });
  const sent = (said: string) => {
    draft.drop();
    sayDone(said);
    onDone();
  };
  const guarded = useGuardedSave({
    claim: { id: claim.id, etag: draft.from?.etag ?? claim.etag },
    base: toFields({ ...start, ...draft.from?.base }),
    read: (newest) => {
      const there = newest.evidence.find(({ id }) => id === evidence?.id);
      return toFields(there ? valuesOf(there) : start);
    },
    write: (on, fields) => revise.mutateAsync({ id: evidence?.id ?? "", claim: on, input: toInput(toValues(fields)) }),
    onSaved: () => sent(t.evidence.revised),
  });
  const failure = evidence ? guarded.error : add.error;
  const { setErrors } = form;
  useEffect(() => setErrors(fieldErrors(failure)), [failure, setErrors]);
  const submit = form.onSubmit((values) => {
    if (evidence) void guarded.save(toFields(values));
    else add.mutate({ claim, evidence: toInput(values), file }, { onSuccess: () => sent(t.evidence.added) });
  });
  const general = failure && Object.keys(fieldErrors(failure)).length === 0;
  return (
    <Form
      className={classes.form}
      onSubmit={submit}
      noValidate
      label={evidence ? t.evidence.reviseForm : t.evidence.add}
      draft={draft}
      onDiscard={onDiscard}
      failure={general ? t.evidence.kept(sentence(failure)) : null}
      submit={evidence ? t.common.save : t.evidence.addButton}
      busy={add.isPending || guarded.busy}
      onCancel={onDone}
      align="flex-start"
    >
      <SourceFields form={form} focus={!draft.restored} kept={evidence?.file ?? null} />
      {evidence ? null : (
        <FileInput
          label={t.evidence.fileField}
          description={t.evidence.fileHelp}
          accept={ACCEPTED}
          clearable
          value={file}
          onChange={setFile}
          error={form.errors.file}
        />
      )}
      {(file && isPicture(file)) || evidence?.file?.alt ? (
        <TextInput
          label={t.evidence.altField}
          description={t.evidence.altHelp}
          required
          maxLength={1000}
          {...form.getInputProps("alt")}
        />
      ) : null}
      <ConflictDialog
        chosen={["stance", "visibility", "published_at"]}
        shown={(field, value) => (isStance(field, value) ? STANCES[value] : value)}
        {...guarded.asking((fields) => form.setValues(toValues(fields)))}
      />
    </Form>
  );
}

/** Types by name; the server looks at the content. */
const ACCEPTED = ".pdf,.png,.jpg,.jpeg,.webp,.gif,.csv,.txt";

function isPicture({ type }: File): boolean {
  return type.startsWith("image/");
}

type SourceFieldsProps = { form: UseFormReturnType<Values>; focus: boolean; kept: Evidence["file"] | null };

function SourceFields({ form, focus, kept }: SourceFieldsProps) {
  return (
    <>
      <SegmentedControl
        aria-label={t.evidence.stance}
        fullWidth
        data={(["supports", "context", "refutes"] as const).map((stance) => ({
          value: stance,
          label: STANCES[stance],
        }))}
        {...form.getInputProps("stance")}
      />
      <TextInput
        label={t.evidence.address}
        placeholder="https://"
        type="url"
        {...(kept ? { description: kept.name } : {})}
        autoFocus={focus}
        {...form.getInputProps("url")}
      />
      <TextInput label={t.evidence.sourceTitle} {...form.getInputProps("title")} />
      <SimpleGrid cols={2} spacing="sm">
        <TextInput label={t.evidence.publisher} {...form.getInputProps("publisher")} />
        <TextInput label={t.evidence.publishedOn} type="date" {...form.getInputProps("published_at")} />
      </SimpleGrid>
      <Textarea
        label={t.evidence.excerpt}
        description={t.evidence.excerptHelp}
        autosize
        minRows={2}
        maxRows={10}
        {...form.getInputProps("excerpt")}
      />
      <Textarea
        label={t.evidence.note}
        description={t.evidence.noteHelp}
        autosize
        minRows={1}
        maxRows={8}
        {...form.getInputProps("note")}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label={t.evidence.originField}
          description={t.evidence.originHelp}
          placeholder="reuters"
          {...form.getInputProps("origin")}
        />
        <TextInput
          label={t.evidence.snapshot}
          description={t.evidence.snapshotHelp}
          placeholder="https://"
          type="url"
          {...form.getInputProps("snapshot_url")}
        />
      </SimpleGrid>
      <Switch label={t.evidence.internalField} {...form.getInputProps("internal", { type: "checkbox" })} />
    </>
  );
}

function isStance(field: string, value: string): value is Stance {
  return field === "stance" && Object.hasOwn(STANCES, value);
}

function toInput({ url, stance, internal, ...rest }: Values) {
  return {
    ...(url.trim() ? { url: url.trim() } : {}),
    ...(rest.alt.trim() ? { alt: rest.alt.trim() } : {}),
    stance,
    visibility: internal ? ("internal" as const) : ("public" as const),
    title: rest.title.trim() || null,
    publisher: rest.publisher.trim() || null,
    published_at: rest.published_at || null,
    excerpt: rest.excerpt.trim() || null,
    note: rest.note.trim() || null,
    origin: rest.origin.trim() || null,
    snapshot_url: rest.snapshot_url.trim() || null,
  };
}

/** As texts, to be compared with a colleague's. */
function toFields({ internal, ...texts }: Values): Fields {
  return { ...texts, visibility: internal ? "internal" : "public" };
}

function toValues(fields: Fields): Values {
  const { visibility, stance, ...texts } = fields;
  const known = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text ?? ""]));
  return {
    ...EMPTY,
    ...known,
    internal: visibility === "internal",
    stance: stance === "refutes" || stance === "context" ? stance : "supports",
  };
}

function valuesOf(evidence: Evidence): Values {
  return {
    url: evidence.url ?? "",
    alt: evidence.file?.alt ?? "",
    title: evidence.title ?? "",
    publisher: evidence.publisher ?? "",
    published_at: evidence.published_at?.slice(0, 10) ?? "",
    excerpt: evidence.excerpt ?? "",
    note: evidence.note ?? "",
    origin: evidence.origin_by_person ? evidence.origin : "",
    snapshot_url: evidence.snapshot_url ?? "",
    stance: evidence.stance,
    internal: evidence.visibility === "internal",
  };
}
