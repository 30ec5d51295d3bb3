// The evidence form.
import {
  Button,
  Group,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { useEffect, useState } from "react";
import { useGuardedSave } from "../../../api/claims/guarded-write";
import { fieldErrors, sentence } from "../../../api/problem";
import type { ClaimFile, Evidence, Stance } from "../../../api/types";
import type { Fields } from "../../../lib/text/merge";
import { STANCES } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { ConflictDialog } from "../../../ui/drafts/conflict-dialog";
import { useKept } from "../../../ui/drafts/kept";
import { Restored } from "../../../ui/drafts/restored";
import { sayDone } from "../../../ui/feedback/say";
import { evidenceSubject, useAddEvidence, useReviseEvidence } from "./actions";
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
  stance: "supports",
  internal: false,
};

type Props = {
  claim: ClaimFile;
  evidence?: Evidence;
  /** What is known of a new source already. */
  source?: Source | null;
  onDone: () => void;
};
export type Source = Pick<Values, "url" | "title" | "publisher" | "published_at" | "excerpt">;

/** Without `evidence` a new source is added; with it, that one is described better. */
export function EvidenceForm({ claim, evidence, source, onDone }: Props) {
  const add = useAddEvidence();
  const revise = useReviseEvidence();
  const [start] = useState(evidence ? valuesOf(evidence) : { ...EMPTY, ...source });
  // A source that is at hand is another form than the empty one, which may hold something unsent.
  const adding = source ? `${evidenceSubject(claim.id)}/${source.url}` : evidenceSubject(claim.id);
  const kept = useKept<Values>(evidence ? `evidence/${evidence.id}` : adding, start, {
    etag: claim.etag,
    base: start,
  });
  const sent = (said: string) => {
    kept.drop();
    sayDone(said);
    onDone();
  };
  const guarded = useGuardedSave({
    claim: { id: claim.id, etag: kept.from?.etag ?? claim.etag },
    base: toFields({ ...start, ...kept.from?.base }),
    read: (newest) => {
      const there = newest.evidence.find(({ id }) => id === evidence?.id);
      return toFields(there ? valuesOf(there) : start);
    },
    write: (on, fields) =>
      revise.mutateAsync({ id: evidence?.id ?? "", claim: on, input: toInput(toValues(fields)) }),
    onSaved: () => sent(t.evidence.revised),
  });
  const failure = evidence ? guarded.error : add.error;
  const form = useForm<Values>({
    initialValues: kept.fields,
    onValuesChange: kept.keep,
    validate: {
      url: (value) => (/^https?:\/\/\S+$/i.test(value.trim()) ? null : t.evidence.enterUrl),
    },
  });
  const { setErrors } = form;
  useEffect(() => setErrors(fieldErrors(failure)), [failure, setErrors]);
  const submit = form.onSubmit((values) => {
    if (evidence) void guarded.save(toFields(values));
    else add.mutate({ claim, evidence: toInput(values) }, { onSuccess: () => sent(t.evidence.added) });
  });
  const general = failure && Object.keys(fieldErrors(failure)).length === 0;
  return (
    <form
      className={classes.form}
      onSubmit={submit}
      noValidate
      aria-label={evidence ? t.evidence.reviseForm : t.evidence.add}
    >
      <Stack gap="sm">
        <Restored kept={kept} onDiscard={() => form.setValues(start)} />
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
          required
          autoFocus={!kept.restored}
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
        {general ? (
          <Text role="alert" c="var(--bad)" size="sm">
            {t.evidence.kept(sentence(failure))}
          </Text>
        ) : null}
        <Group gap="xs">
          <Button type="submit" loading={add.isPending || guarded.busy}>
            {evidence ? t.common.save : t.evidence.addButton}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t.common.cancel}
          </Button>
        </Group>
      </Stack>
      <ConflictDialog
        fields={guarded.conflict?.fields ?? null}
        busy={guarded.busy}
        chosen={["stance", "visibility", "published_at"]}
        shown={(field, value) => (isStance(field, value) ? STANCES[value] : value)}
        onClose={guarded.putOff}
        onTakeTheirs={() => {
          if (guarded.conflict) form.setValues(toValues(guarded.begin(guarded.conflict.newest)));
        }}
        onDecide={(decided) => {
          form.setValues(toValues(decided));
          guarded.decide(decided);
        }}
      />
    </form>
  );
}

function isStance(field: string, value: string): value is Stance {
  return field === "stance" && Object.hasOwn(STANCES, value);
}

function toInput({ url, stance, internal, ...rest }: Values) {
  return {
    url: url.trim(),
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
    url: evidence.url,
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
