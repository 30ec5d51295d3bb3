// What does a source say, and where can it be read?
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
import { fieldErrors, sentence } from "../../api/problem";
import type { ClaimFile, Evidence, Stance } from "../../api/types";
import { STANCES } from "../../lib/vocabulary";
import { t } from "../../texts";
import { useKept } from "../../ui/kept";
import { Restored } from "../../ui/restored";
import { sayDone } from "../../ui/say";
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
  const failure = evidence ? revise.error : add.error;
  const start = evidence ? valuesOf(evidence) : { ...EMPTY, ...source };
  const kept = useKept<Values>(evidence ? `evidence/${evidence.id}` : evidenceSubject(claim.id), start);
  const form = useForm<Values>({
    initialValues: kept.fields,
    onValuesChange: kept.keep,
    validate: {
      url: (value) => (/^https?:\/\/\S+$/i.test(value.trim()) ? null : t.evidence.enterUrl),
    },
  });
  const submit = form.onSubmit(({ url, stance, internal, ...rest }) => {
    const input = {
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
    const outcome = {
      onSuccess: () => {
        kept.drop();
        sayDone(evidence ? t.evidence.revised : t.evidence.added);
        onDone();
      },
      onError: (error: Error) => form.setErrors(fieldErrors(error)),
    };
    if (evidence) revise.mutate({ id: evidence.id, claim, input }, outcome);
    else add.mutate({ claim, evidence: input }, outcome);
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
          <Button type="submit" loading={add.isPending || revise.isPending}>
            {evidence ? t.common.save : t.evidence.addButton}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t.common.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
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
