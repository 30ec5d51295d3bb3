// The evidence form.

import { FileInput, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useGuardedSave } from "../../../../api/claims/guarded-write";
import { fieldErrors, sentence } from "../../../../api/problem";
import type { ClaimFile, Evidence } from "../../../../api/types";
import { OFFLINE, STANCES } from "../../../../lib/words/vocabulary";
import { t } from "../../../../texts";
import { sayDone } from "../../../../ui/feedback/say";
import { ConflictDialog } from "../../../../ui/forms/conflict-dialog";
import { Form } from "../../../../ui/forms/form";
import { useDraftForm } from "../../../../ui/forms/use-form";
import { evidenceSubject, useAddEvidence, useReviseEvidence } from "../data";
import classes from "./evidence-form.module.css";
import { SourceFields } from "./source-fields";
import { EMPTY, isOffline, isStance, type Source, toFields, toInput, toValues, type Values, valuesOf } from "./values";

type Props = {
  claim: ClaimFile;
  evidence?: Evidence;
  /** Known values of a new source. */
  source?: Source | null;
  onDone: () => void;
};

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
      stance: (value) => (isStance(value) ? null : t.evidence.chooseStance),
      who: (value, { kind }) => (isOffline(kind) && value.trim() === "" ? t.evidence.enterWho : null),
      at: (value, { kind }) => (isOffline(kind) && value === "" ? t.evidence.enterWhen : null),
      url: (value, { kind }) => {
        if (value.trim() === "" && (file || evidence?.file || isOffline(kind))) return null;
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
  useEffect(() => setErrors(formErrors(failure)), [failure, setErrors]);
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
        chosen={["stance", "visibility", "published_at", "kind", "at"]}
        shown={(field, value) => {
          if (field === "stance" && isStance(value)) return STANCES[value];
          return field === "kind" && isOffline(value) ? OFFLINE[value] : value;
        }}
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

/** The parts of `offline` are fields of their own in the form. */
function formErrors(failure: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fieldErrors(failure)).map(([field, text]) => [field.replace(/^offline\//, ""), text]),
  );
}
