// How does a person put a claim into better words without losing a colleague's?
import { Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { keepClaim, type Versioned } from "../../api/claim-writes";
import { guardedWrite } from "../../api/guarded-write";
import { fieldErrors, sentence } from "../../api/problem";
import type { ClaimFile } from "../../api/types";
import type { FieldMerge } from "../../lib/merge";
import { t } from "../../texts";
import { ConflictDialog } from "../../ui/conflict-dialog";
import { useKeptFields } from "../../ui/kept";
import { Restored } from "../../ui/restored";
import { sayDone } from "../../ui/say";
import { useReword, wordingSubject } from "./actions";

type Props = { claim: ClaimFile; onDone: () => void };
type Conflict = { fields: FieldMerge[]; newest: ClaimFile };

export function RewordForm({ claim, onDone }: Props) {
  const client = useQueryClient();
  const reword = useReword();
  // The version this wording began on: a change by somebody else meanwhile must not be overwritten unseen.
  const [begun] = useState({ statement: claim.statement, reason: "" });
  const { kept, fields, set } = useKeptFields(wordingSubject(claim.id), begun, {
    etag: claim.etag,
    base: { statement: claim.statement },
  });
  const { statement, reason } = fields;
  const start = useRef<Versioned & { statement: string }>({
    id: claim.id,
    etag: kept.from?.etag ?? claim.etag,
    statement: String(kept.from?.base.statement ?? claim.statement),
  });
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [conflict, setConflict] = useState<Conflict | null>(null);

  const save = async () => {
    if (statement.trim() === "") return;
    setBusy(true);
    setError(null);
    try {
      const outcome = await guardedWrite({
        client,
        from: start.current,
        base: { statement: start.current.statement },
        mine: { statement: statement.trim() },
        read: (newest) => ({ statement: newest.statement }),
        write: (on) =>
          reword.mutateAsync({
            claim: on,
            input: { statement: statement.trim(), reason: reason.trim() || null },
          }),
      });
      if (outcome.type === "conflict") {
        setConflict(outcome);
        return;
      }
      kept.drop();
      keepClaim(client, outcome.claim);
      sayDone(t.claims.reworded);
      onDone();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const startAnew = () => {
    start.current = { id: claim.id, etag: claim.etag, statement: claim.statement };
    set({ statement: claim.statement, reason: "" });
  };
  const rebase = (newest: ClaimFile) => {
    start.current = { id: newest.id, etag: newest.etag, statement: newest.statement };
    setConflict(null);
  };
  const errors = fieldErrors(error);
  return (
    <form
      aria-label={t.claims.rewordForm}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
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
        onClose={() => setConflict(null)}
        onTakeTheirs={() => {
          if (!conflict) return;
          rebase(conflict.newest);
          set({ statement: conflict.newest.statement });
        }}
        onKeepMine={() => {
          if (!conflict) return;
          rebase(conflict.newest);
          void save();
        }}
      />
    </form>
  );
}
