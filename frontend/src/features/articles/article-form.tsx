// How does an article come onto the desk?
import {
  Alert,
  Button,
  FileButton,
  Group,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconAlertCircle, IconFileText } from "@tabler/icons-react";
import { type DragEvent, useState } from "react";
import { fieldErrors, isProblem, sentence } from "../../api/problem";
import { codePointLength } from "../../lib/code-points";
import { count } from "../../lib/words";
import { useAddArticle } from "./actions";
import classes from "./article-form.module.css";

const MAX_BYTES = 2 * 1024 * 1024;
const NOTHING = { text: "", title: "", outlet: "", url: "", byline: "", published_at: "", language: "" };

type Props = { onAdded: (id: string, known: boolean) => void; onCancel: () => void };

export function ArticleForm({ onAdded, onCancel }: Props) {
  const add = useAddArticle();
  const [over, setOver] = useState(false);
  const form = useForm({
    initialValues: NOTHING,
    validate: {
      text: (text) => {
        if (text.trim() === "") return "Paste the text of the article, or drop a text file.";
        return new Blob([text]).size > MAX_BYTES ? "This is more than 2 MiB of text." : null;
      },
    },
  });

  const take = async (file: File | null | undefined) => {
    if (!file) return;
    if (file.size > MAX_BYTES) {
      form.setFieldError("text", `${file.name} is larger than 2 MiB.`);
      return;
    }
    try {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
      if (text.includes("\0")) throw new TypeError("binary");
      form.setFieldValue("text", text);
      form.clearFieldError("text");
      if (form.values.title === "")
        form.setFieldValue("title", file.name.replace(/\.[^.]+$/, "").replaceAll(/[-_]+/g, " "));
    } catch {
      form.setFieldError("text", `${file.name} is not a text file in UTF-8.`);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  const submit = form.onSubmit(({ text, ...about }) =>
    add.mutate(
      {
        text,
        ...Object.fromEntries(
          Object.entries(about).flatMap(([key, value]) => (value.trim() ? [[key, value.trim()]] : [])),
        ),
      },
      {
        onSuccess: ({ article, known }) => onAdded(article.id, known),
        onError: (error) =>
          form.setErrors(isProblem(error, 413) ? { text: sentence(error) } : fieldErrors(error)),
      },
    ),
  );
  const length = codePointLength(form.values.text);
  const words = form.values.text.split(/\s+/u).filter(Boolean).length;
  const general = add.error && !isProblem(add.error, 413) && Object.keys(fieldErrors(add.error)).length === 0;
  return (
    <form onSubmit={submit} noValidate aria-label="Add an article">
      <Stack gap="md">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is an extra; the button beside it does the same */}
        <div
          className={classes.drop}
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <Textarea
            label="Text"
            description="With an empty line between paragraphs. Or drop a .txt file here."
            minRows={12}
            maxRows={26}
            autosize
            autoFocus
            required
            classNames={{ input: classes.text }}
            {...form.getInputProps("text")}
          />
          <Group justify="space-between" mt={6}>
            <Text size="sm" c="var(--ink-3)" className="figures">
              {length === 0 ? "Nothing yet" : `${count(words, "word")}, ${count(length, "character")}`}
            </Text>
            <FileButton onChange={(file) => void take(file)} accept=".txt,.md,text/plain">
              {(props) => (
                <Button
                  {...props}
                  variant="default"
                  size="compact-sm"
                  leftSection={<IconFileText size={15} />}
                >
                  Choose a text file
                </Button>
              )}
            </FileButton>
          </Group>
        </div>
        <TextInput label="Title" {...form.getInputProps("title")} />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <TextInput label="Outlet" placeholder="The Korda Ledger" {...form.getInputProps("outlet")} />
          <TextInput label="Address" placeholder="https://" type="url" {...form.getInputProps("url")} />
          <TextInput label="By-line" {...form.getInputProps("byline")} />
          <SimpleGrid cols={2} spacing="md">
            <TextInput label="Published on" type="date" {...form.getInputProps("published_at")} />
            <TextInput label="Language" placeholder="en" maxLength={35} {...form.getInputProps("language")} />
          </SimpleGrid>
        </SimpleGrid>
        {general ? (
          <Alert
            role="alert"
            color="red"
            variant="light"
            icon={<IconAlertCircle />}
            title={sentence(add.error)}
          >
            What you typed is still here.
          </Alert>
        ) : null}
        <Group>
          <Button type="submit" loading={add.isPending}>
            Add and find claims
          </Button>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
