// How does somebody make a claim of words that the machine passed over?
import { Button, Group, Modal, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { fieldErrors, sentence } from "../../api/problem";
import type { Article } from "../../api/types";
import type { Range } from "../../lib/code-points";
import { isKind, KINDS, kinds } from "../../lib/vocabulary";
import { useKept } from "../../ui/kept";
import { Restored } from "../../ui/restored";
import { sayDone } from "../../ui/say";
import { useAddClaim } from "./actions";

type Props = {
  article: Pick<Article, "id" | "text" | "version">;
  /** The words, in code points; nothing is asked while there are none. */
  span: Range | null;
  onClose: () => void;
  onMade: (id: string) => void;
};

export function ClaimDialog({ article, span, onClose, onMade }: Props) {
  return (
    <Modal opened={span !== null} onClose={onClose} title="Make a claim" size="lg">
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
    validate: { statement: (value) => (value.trim() ? null : "A statement is needed.") },
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
          sayDone("The claim is in the queue.");
        },
        onError: (error) => form.setErrors(fieldErrors(error)),
      },
    ),
  );
  const known = Object.keys(fieldErrors(add.error)).some((field) => field in form.values);
  return (
    <form onSubmit={submit} aria-label="Make a claim">
      <Stack gap="sm">
        <Restored kept={kept} onDiscard={() => form.setValues(start)} />
        <Text component="blockquote" className="serif" fz={16} lh={1.45} m={0} c="var(--ink-soft)">
          “{quote}”
        </Text>
        <Textarea
          label="Statement"
          description="So that it can be understood without the article."
          autosize
          minRows={2}
          data-autofocus
          styles={{ input: { fontFamily: "var(--serif)", fontSize: 17, lineHeight: 1.4 } }}
          {...form.getInputProps("statement")}
        />
        <Select
          label="Kind"
          placeholder="As the words suggest"
          clearable
          data={kinds().map((kind) => ({ value: kind, label: KINDS[kind].label }))}
          {...form.getInputProps("kind")}
        />
        <TextInput
          label="Who says so"
          description="Left empty: whom the words name, or the article itself."
          {...form.getInputProps("claimant")}
        />
        {add.error && !known ? (
          <Text role="alert" c="var(--bad)" size="sm">
            {sentence(add.error)} What you wrote is still here.
          </Text>
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={add.isPending}>
            Make the claim
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
