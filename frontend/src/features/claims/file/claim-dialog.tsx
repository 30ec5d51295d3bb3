// The dialog that makes a claim from selected words.
import { Button, Group, Modal, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { fieldErrors, sentence } from "../../../api/problem";
import type { Article } from "../../../api/types";
import type { Range } from "../../../lib/text/code-points";
import { isKind, KINDS, kinds } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { useKept } from "../../../ui/drafts/kept";
import { Restored } from "../../../ui/drafts/restored";
import { sayDone } from "../../../ui/feedback/say";
import { useAddClaim } from "../actions";

type Props = {
  article: Pick<Article, "id" | "text" | "version">;
  /** The words, in code points; nothing is asked while there are none. */
  span: Range | null;
  onClose: () => void;
  onMade: (id: string) => void;
};

export function ClaimDialog({ article, span, onClose, onMade }: Props) {
  return (
    <Modal opened={span !== null} onClose={onClose} title={t.claims.makeTitle} size="lg">
      {span ? <ClaimForm article={article} span={span} onClose={onClose} onMade={onMade} /> : null}
    </Modal>
  );
}

type Fields = { statement: string; kind: string | null; claimant: string };

function ClaimForm({ article, span, onClose, onMade }: Props & { span: Range }) {
  const quote = [...article.text].slice(span.start, span.end).join("").trim();
  const add = useAddClaim();
  const start: Fields = { statement: quote.replace(/\s+/g, " "), kind: null, claimant: "" };
  const kept = useKept<Fields>(`claim/of/${article.id}/${article.version}/${span.start}-${span.end}`, start);
  const form = useForm<Fields>({
    initialValues: kept.fields,
    onValuesChange: kept.keep,
    validate: { statement: (value) => (value.trim() ? null : t.claims.statementNeeded) },
  });
  const submit = form.onSubmit(({ statement, kind, claimant }) =>
    add.mutate(
      {
        article: article.id,
        version: article.version,
        span,
        statement: statement.trim(),
        kind: kind !== null && isKind(kind) ? kind : null,
        claimant: claimant.trim() || null,
      },
      {
        onSuccess: (claim) => {
          kept.drop();
          onClose();
          onMade(claim.id);
          sayDone(t.claims.made);
        },
        onError: (error) => form.setErrors(fieldErrors(error)),
      },
    ),
  );
  const known = Object.keys(fieldErrors(add.error)).some((field) => field in form.values);
  return (
    <form onSubmit={submit} aria-label={t.claims.makeTitle}>
      <Stack gap="sm">
        <Restored kept={kept} onDiscard={() => form.setValues(start)} />
        <Text component="blockquote" className="serif" fz={16} lh={1.45} m={0} c="var(--ink-soft)">
          {t.common.quoted(quote)}
        </Text>
        <Textarea
          label={t.claims.statement}
          description={t.claims.statementHelp}
          autosize
          minRows={2}
          data-autofocus
          styles={{ input: { fontFamily: "var(--serif)", fontSize: 17, lineHeight: 1.4 } }}
          {...form.getInputProps("statement")}
        />
        <Select
          label={t.claims.kind}
          placeholder={t.claims.kindSuch}
          clearable
          data={kinds().map((kind) => ({ value: kind, label: KINDS[kind].label }))}
          {...form.getInputProps("kind")}
        />
        <TextInput
          label={t.claims.claimant}
          description={t.claims.claimantHelp}
          {...form.getInputProps("claimant")}
        />
        {add.error && !known ? (
          <Text role="alert" c="var(--bad)" size="sm">
            {t.claims.kept(sentence(add.error))}
          </Text>
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t.common.cancel}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t.claims.make}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
