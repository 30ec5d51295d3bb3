// The form that rewords a claim.

import { Textarea, TextInput } from "@mantine/core";
import { useGuardedSave } from "../../../api/claims/guarded-write";
import { fieldErrors, sentence } from "../../../api/problem";
import type { ClaimFile } from "../../../api/types";
import { t } from "../../../texts";
import { sayDone } from "../../../ui/feedback/say";
import { ConflictDialog } from "../../../ui/forms/conflict-dialog";
import { Form } from "../../../ui/forms/form";
import { useDraftForm } from "../../../ui/forms/use-form";
import { useReword, wordingSubject } from "../actions";

type Props = { claim: ClaimFile; onDone: () => void };

export function RewordForm({ claim, onDone }: Props) {
  const reword = useReword();
  const { form, draft } = useDraftForm({
    subject: wordingSubject(claim.id),
    start: { statement: claim.statement, reason: "" },
    from: { etag: claim.etag, base: { statement: claim.statement } },
  });
  const { statement, reason } = form.values;
  const guarded = useGuardedSave({
    claim: { id: claim.id, etag: draft.from?.etag ?? claim.etag },
    base: { statement: String(draft.from?.base.statement ?? claim.statement) },
    read: (newest) => ({ statement: newest.statement }),
    write: (on, { statement = null }) =>
      reword.mutateAsync({
        claim: on,
        input: { statement: (statement ?? "").trim(), reason: reason.trim() || null },
      }),
    onSaved: () => {
      draft.drop();
      sayDone(t.claims.reworded);
      onDone();
    },
  });
  const { error, busy, conflict } = guarded;
  const errors = fieldErrors(error);
  return (
    <Form
      label={t.claims.rewordForm}
      onSubmit={form.onSubmit(() => {
        if (statement.trim() !== "") void guarded.save({ statement: statement.trim() });
      })}
      draft={draft}
      onDiscard={() => {
        guarded.begin(claim);
        form.setValues({ statement: claim.statement, reason: "" });
      }}
      failure={error && Object.keys(errors).length === 0 ? t.claims.wordingKept(sentence(error)) : null}
      submit={t.claims.saveWording}
      busy={busy}
      onCancel={onDone}
      align="flex-start"
    >
      <Textarea
        label={t.claims.statement}
        description={t.claims.rewordHelp}
        autosize
        minRows={2}
        autoFocus={!draft.restored}
        styles={{ input: { fontFamily: "var(--serif)", fontSize: 17, lineHeight: 1.4 } }}
        {...form.getInputProps("statement")}
        error={errors.statement ?? (statement.trim() === "" ? t.claims.statementNeeded : null)}
      />
      <TextInput
        label={t.claims.reason}
        placeholder={t.claims.reasonSuch}
        {...form.getInputProps("reason")}
        error={errors.reason}
      />
      <ConflictDialog
        by={conflict?.newest.wording?.by.name}
        {...guarded.asking(({ statement }) => form.setFieldValue("statement", statement ?? ""))}
      />
    </Form>
  );
}
