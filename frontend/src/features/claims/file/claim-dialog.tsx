// The dialog that makes a claim from selected words.

import { Modal, Select, Text, Textarea, TextInput } from "@mantine/core";
import type { Article, ClaimFile } from "../../../api/types";
import type { Range } from "../../../lib/text/code-points";
import { isKind, KINDS, kinds } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { sayDone } from "../../../ui/feedback/say";
import { Form } from "../../../ui/forms/form";
import { useSendForm } from "../../../ui/forms/use-form";
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
  const { form, frame } = useSendForm<Fields, ClaimFile>({
    subject: `claim/of/${article.id}/${article.version}/${span.start}-${span.end}`,
    start: { statement: quote.replace(/\s+/g, " "), kind: null, claimant: "" },
    validate: { statement: (value) => (value.trim() ? null : t.claims.statementNeeded) },
    send: ({ statement, kind, claimant }) =>
      add.mutateAsync({
        article: article.id,
        version: article.version,
        span,
        statement: statement.trim(),
        kind: kind !== null && isKind(kind) ? kind : null,
        claimant: claimant.trim() || null,
      }),
    onSent: (claim) => {
      onClose();
      onMade(claim.id);
      sayDone(t.claims.made);
    },
  });
  return (
    <Form
      {...frame}
      label={t.claims.makeTitle}
      failure={frame.failure ? t.claims.kept(frame.failure) : null}
      submit={t.claims.make}
      onCancel={onClose}
    >
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
      <TextInput label={t.claims.claimant} description={t.claims.claimantHelp} {...form.getInputProps("claimant")} />
    </Form>
  );
}
