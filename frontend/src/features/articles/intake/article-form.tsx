// The form for a new article.

import { Button, Group, SimpleGrid, Stack, Text, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconAlertCircle } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { fieldErrors, isProblem, sentence } from "../../../api/problem";
import { codePointLength } from "../../../lib/text/code-points";
import { locale, t } from "../../../texts";
import { FailedAlert } from "../../../ui/feedback/failed-alert";
import { Restored } from "../../../ui/forms/restored";
import { useSendForm } from "../../../ui/forms/use-form";
import { type TakenIn, useAddArticle } from "../actions";
import { Twins } from "../twins";
import { Arrivals } from "./arrivals";
import { addressOf, headline, isTooLong, readArticle, Unreadable } from "./article-file";
import classes from "./article-form.module.css";
import { ChooseFiles } from "./choose-files";
import { useIntake } from "./intake";
import { isManifest } from "./manifest";

const NOTHING = { text: "", title: "", outlet: "", url: "", byline: "", published_at: "", language: "" };

type Props = {
  account: string;
  /** A text pasted on another page. */
  text: string;
  /** The address of an article whose page could not be read. */
  url: string;
  /** What is known about the text. */
  known: (text: string) => ReactNode;
  onAdded: (taken: TakenIn) => void;
  onCancel: () => void;
};

export function ArticleForm({ account, text: pasted, url, known, onAdded, onCancel }: Props) {
  const { intake } = useIntake(account);
  const { form, frame, open, write, isProposal } = useArticleForm(pasted, url, onAdded, (file) => intake.add([file]));
  /** One file fills an empty form; several files, a manifest, or a file next to a text go to the intake. */
  const take = (files: File[]) => {
    const [file] = files;
    if (file && files.length === 1 && !isManifest(file) && form.values.text.trim() === "") void open(file);
    else intake.add(files);
  };
  return (
    <form onSubmit={frame.onSubmit} noValidate aria-label={t.intake.add}>
      <Arrivals onFiles={take} onText={(text) => write(form.values.text ? `${form.values.text}\n\n${text}` : text)} />
      <Stack gap="md">
        <Restored draft={frame.draft} onDiscard={frame.onDiscard} />
        <div>
          <Textarea
            label={t.intake.text}
            description={t.intake.textHint}
            minRows={12}
            maxRows={26}
            autosize
            autoFocus
            required
            dir="auto"
            classNames={{ input: classes.text }}
            {...form.getInputProps("text")}
            onChange={(event) => write(event.currentTarget.value)}
          />
          <Group justify="space-between" mt={6}>
            <Text size="sm" c="var(--ink-3)" className="figures">
              {lengthOf(form.values.text)}
            </Text>
            <ChooseFiles onFiles={take} size="compact-sm" />
          </Group>
        </div>
        <TextInput
          label={t.intake.title}
          description={isProposal ? t.intake.titleProposed : t.intake.titleHint}
          dir="auto"
          {...form.getInputProps("title")}
        />
        <Origin form={form} />
        {frame.failure ? (
          <FailedAlert icon={<IconAlertCircle />} title={frame.failure}>
            {t.intake.kept}
          </FailedAlert>
        ) : null}
        <Group>
          <Button type="submit" loading={frame.busy}>
            {t.intake.send}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t.intake.cancel}
          </Button>
        </Group>
        {/* Below the buttons, which must not move when it appears. */}
        <Twins text={form.values.text} url={form.values.url} />
        {known(form.values.text)}
      </Stack>
    </form>
  );
}

function useArticleForm(
  pasted: string,
  url: string,
  onAdded: Props["onAdded"],
  /** A file that the server reads. */
  onDocument: (file: File) => void,
) {
  const add = useAddArticle();
  /** The title taken from the text; once a person changes the title, it is no proposal any more. */
  const [proposed, setProposed] = useState(() => headline(pasted));
  const [start] = useState({ ...NOTHING, text: pasted, url, title: proposed ?? "" });
  const { form, frame } = useSendForm({
    // A pasted text has a draft of its own.
    subject: pasted || url ? `article/${url || pasted.slice(0, 60)}` : "article",
    start,
    validate: {
      text: (text, { url }) => {
        if (text.trim() === "") return url.trim() ? null : t.intake.textMissing;
        return isTooLong(text) ? t.intake.textTooLong : null;
      },
    },
    send: ({ text, ...fields }) => {
      const stated = Object.entries(fields).flatMap(([key, value]) => (value.trim() ? [[key, value.trim()]] : []));
      const about = Object.fromEntries(stated);
      // Without a text, the server fetches the page.
      const url = addressOf(text);
      if (url) return add.mutateAsync({ ...about, url });
      return add.mutateAsync({ ...(text.trim() ? { text } : {}), ...about });
    },
    errorsOf: (error) => (isProblem(error, 413) ? { text: sentence(error) } : fieldErrors(error)),
    onSent: onAdded,
  });
  const isProposal = proposed !== null && form.values.title === proposed;
  const write = (text: string) => {
    const title = headline(text);
    // A proposal may come and go with the text; what a person typed stays.
    if (form.values.title === "" || isProposal) {
      form.setFieldValue("title", title ?? "");
      setProposed(title);
    }
    form.setFieldValue("text", text);
    form.clearFieldError("text");
  };
  const open = async (file: File) => {
    try {
      const found = await readArticle(file);
      if ("document" in found) return onDocument(file);
      const { article, notes } = found;
      const stated = Object.entries(article).flatMap(([key, value]) => (value ? [[key, value]] : []));
      form.setValues((old) => ({ ...old, ...Object.fromEntries(stated) }));
      setProposed(notes.includes("titled_by_first_line") ? (article.title ?? null) : null);
      form.clearErrors();
    } catch (error) {
      const fault = error instanceof Unreadable ? `${file.name}: ${t.intake.faults[error.fault]}` : null;
      form.setFieldError("text", fault ?? sentence(error));
    }
  };
  return { form, frame, open, write, isProposal };
}

function Origin({ form }: { form: UseFormReturnType<typeof NOTHING> }) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
      <TextInput label={t.intake.outlet} placeholder={t.intake.outletSuch} {...form.getInputProps("outlet")} />
      <TextInput label={t.intake.address} placeholder="https://" type="url" {...form.getInputProps("url")} />
      <TextInput label={t.intake.byline} {...form.getInputProps("byline")} />
      <SimpleGrid cols={2} spacing="md">
        <TextInput label={t.intake.published} type="date" {...form.getInputProps("published_at")} />
        <TextInput
          label={t.intake.language}
          placeholder={t.intake.languageSuch}
          maxLength={35}
          {...form.getInputProps("language")}
        />
      </SimpleGrid>
    </SimpleGrid>
  );
}

function lengthOf(text: string): string {
  const length = codePointLength(text);
  const words = text.split(/\s+/u).filter(Boolean).length;
  if (length === 0) return t.intake.nothingYet;
  return t.intake.length(words, words.toLocaleString(locale), length, length.toLocaleString(locale));
}
