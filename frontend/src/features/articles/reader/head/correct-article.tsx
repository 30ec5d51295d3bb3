// The form that corrects what is known of an article; with the page's own words under each field.

import { Button, Group, Modal, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { IconAlertCircle, IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { fieldErrors } from "../../../../api/problem";
import type { Article } from "../../../../api/types";
import { t } from "../../../../texts";
import { TextButton } from "../../../../ui/controls/buttons";
import { FailedAlert } from "../../../../ui/feedback/failed-alert";
import { sayDone } from "../../../../ui/feedback/say";
import { useSendForm } from "../../../../ui/forms/use-form";
import { useCorrectArticle } from "../../actions";

const FIELDS = ["title", "outlet", "url", "byline", "published_at", "language"] as const;
type Field = (typeof FIELDS)[number];
type Values = Record<Field, string>;

export function CorrectArticle({ article }: { article: Article }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <TextButton leftSection={<IconPencil size={15} />} onClick={() => setOpen(true)}>
        {t.articles.correct}
      </TextButton>
      <Modal opened={open} onClose={() => setOpen(false)} title={t.articles.correctTitle} size="lg">
        <Correction article={article} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Correction({ article, onDone }: { article: Article; onDone: () => void }) {
  const correct = useCorrectArticle(article.id);
  const [start] = useState(() => valuesOf(article));
  const { form, frame } = useSendForm({
    subject: `article/${article.id}/correction`,
    start,
    validate: {},
    send: (values) => {
      // Only what this person has changed, so that a colleague's correction stays.
      const changed = FIELDS.filter((field) => values[field].trim() !== start[field]);
      return correct.mutateAsync(Object.fromEntries(changed.map((field) => [field, values[field].trim() || null])));
    },
    errorsOf: fieldErrors,
    onSent: () => {
      sayDone(t.articles.corrected);
      onDone();
    },
  });
  const input = (field: Field) => ({
    label: t.articles.fields[field],
    description: pageSays(article, field, form.values[field]),
    inputWrapperOrder: ["label" as const, "input" as const, "description" as const, "error" as const],
    dir: "auto",
    ...form.getInputProps(field),
  });
  return (
    <form onSubmit={frame.onSubmit} noValidate>
      <Stack gap="md">
        <TextInput {...input("title")} data-autofocus />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <TextInput {...input("outlet")} />
          <TextInput {...input("url")} type="url" />
          <TextInput {...input("byline")} />
          <TextInput {...input("published_at")} placeholder={t.articles.publishedSuch} />
          <TextInput {...input("language")} maxLength={35} placeholder={t.intake.languageSuch} />
        </SimpleGrid>
        {frame.failure ? (
          <FailedAlert icon={<IconAlertCircle />} title={frame.failure}>
            {t.intake.kept}
          </FailedAlert>
        ) : null}
        <Group>
          <Button type="submit" loading={frame.busy}>
            {t.articles.saveCorrection}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t.intake.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function valuesOf(article: Article): Values {
  return {
    title: article.title ?? "",
    outlet: article.outlet ?? "",
    url: article.url ?? "",
    byline: article.byline ?? "",
    published_at: article.published_at ?? "",
    language: article.language ?? "",
  };
}

/** What the page says, where it differs from what is in the field. */
function pageSays({ reading }: Article, field: Field, value: string): string | null {
  if (!reading || field === "url") return null;
  const said = reading[field] ?? null;
  if (said === value.trim()) return null;
  return said ? t.articles.pageSays(said) : null;
}
