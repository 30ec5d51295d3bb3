// The form that rewords a claim.
import { Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useGuardedSave } from "../../../api/claims/guarded-write";
import { fieldErrors, sentence } from "../../../api/problem";
import type { ClaimFile } from "../../../api/types";
import { t } from "../../../texts";
import { ConflictDialog } from "../../../ui/drafts/conflict-dialog";
import { useKeptFields } from "../../../ui/drafts/kept";
import { Restored } from "../../../ui/drafts/restored";
import { sayDone } from "../../../ui/feedback/say";
import { useReword, wordingSubject } from "../actions";

type Props = { claim: ClaimFile; onDone: () => void };

export function RewordForm({ claim, onDone }: Props) {
  const reword = useReword();
  const [begun] = useState({ statement: claim.statement, reason: "" });
  const { kept, fields, set } = useKeptFields(wordingSubject(claim.id), begun, {
    etag: claim.etag,
    base: { statement: claim.statement },
  });
  const { statement, reason } = fields;
  const guarded = useGuardedSave({
    claim: { id: claim.id, etag: kept.from?.etag ?? claim.etag },
    base: { statement: String(kept.from?.base.statement ?? claim.statement) },
    read: (newest) => ({ statement: newest.statement }),
    write: (on, { statement = null }) =>
      reword.mutateAsync({
        claim: on,
        input: { statement: (statement ?? "").trim(), reason: reason.trim() || null },
      }),
    onSaved: () => {
      kept.drop();
      sayDone(t.claims.reworded);
      onDone();
    },
  });
  const { error, busy, conflict } = guarded;
  const startAnew = () => {
    guarded.begin(claim);
    set({ statement: claim.statement, reason: "" });
  };
  const errors = fieldErrors(error);
  return (
    <form
      aria-label={t.claims.rewordForm}
      onSubmit={(event) => {
        event.preventDefault();
        if (statement.trim() !== "") void guarded.save({ statement: statement.trim() });
      }}
    >
      <Stack gap="xs">
        <Restored kept={kept} onDiscard={startAnew} />
        <Textarea
          label={t.claims.statement}
          description={t.claims.rewordHelp}
          value={statement}
          onChange={(event) => set({ statement: event.currentTarget.value })}
          error={errors.statement ?? (statement.trim() === "" ? t.claims.statementNeeded : null)}
          autosize
          minRows={2}
          autoFocus={!kept.restored}
          styles={{ input: { fontFamily: "var(--serif)", fontSize: 17, lineHeight: 1.4 } }}
        />
        <TextInput
          label={t.claims.reason}
          placeholder={t.claims.reasonSuch}
          value={reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
          error={errors.reason}
        />
        {error && Object.keys(errors).length === 0 ? (
          <Text role="alert" c="var(--bad)" size="sm">
            {t.claims.wordingKept(sentence(error))}
          </Text>
        ) : null}
        <Group gap="xs">
          <Button type="submit" loading={busy}>
            {t.claims.saveWording}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t.common.cancel}
          </Button>
        </Group>
      </Stack>
      <ConflictDialog
        fields={conflict?.fields ?? null}
        by={conflict?.newest.wording?.by.name}
        busy={busy}
        onClose={guarded.putOff}
        onTakeTheirs={() => {
          if (conflict) set({ statement: guarded.begin(conflict.newest).statement ?? "" });
        }}
        onDecide={(decided) => {
          set({ statement: decided.statement ?? "" });
          guarded.decide(decided);
        }}
      />
    </form>
  );
}
