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
import type { ClaimFile, Stance } from "../../api/types";
import { STANCES } from "../../lib/vocabulary";
import { sayDone } from "../../ui/say";
import { useAddEvidence } from "./actions";
import classes from "./evidence-form.module.css";

type Values = {
  url: string;
  title: string;
  publisher: string;
  published_at: string;
  excerpt: string;
  note: string;
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
  stance: "supports",
  internal: false,
};

export function EvidenceForm({ claim, onDone }: { claim: ClaimFile; onDone: () => void }) {
  const add = useAddEvidence();
  const form = useForm<Values>({
    initialValues: EMPTY,
    validate: {
      url: (value) =>
        /^https?:\/\/\S+$/i.test(value.trim())
          ? null
          : "Enter the address of the source, beginning with https://",
    },
  });
  const submit = form.onSubmit(({ url, stance, internal, ...rest }) =>
    add.mutate(
      {
        claim,
        evidence: {
          url: url.trim(),
          stance,
          visibility: internal ? "internal" : "public",
          title: rest.title.trim() || null,
          publisher: rest.publisher.trim() || null,
          published_at: rest.published_at || null,
          excerpt: rest.excerpt.trim() || null,
          note: rest.note.trim() || null,
        },
      },
      {
        onSuccess: () => {
          sayDone("Evidence added.");
          onDone();
        },
        onError: (error) => form.setErrors(fieldErrors(error)),
      },
    ),
  );
  const general = add.error && Object.keys(fieldErrors(add.error)).length === 0;
  return (
    <form className={classes.form} onSubmit={submit} noValidate aria-label="Add evidence">
      <Stack gap="sm">
        <SegmentedControl
          aria-label="Stance"
          fullWidth
          data={(["supports", "context", "refutes"] as const).map((stance) => ({
            value: stance,
            label: STANCES[stance],
          }))}
          {...form.getInputProps("stance")}
        />
        <TextInput
          label="Address"
          placeholder="https://"
          type="url"
          required
          autoFocus
          {...form.getInputProps("url")}
        />
        <TextInput label="Title" {...form.getInputProps("title")} />
        <SimpleGrid cols={2} spacing="sm">
          <TextInput label="Publisher" {...form.getInputProps("publisher")} />
          <TextInput label="Published on" type="date" {...form.getInputProps("published_at")} />
        </SimpleGrid>
        <Textarea
          label="Excerpt"
          description="The words that bear on the claim."
          autosize
          minRows={2}
          maxRows={10}
          {...form.getInputProps("excerpt")}
        />
        <Textarea
          label="Note"
          description="For colleagues."
          autosize
          minRows={1}
          maxRows={8}
          {...form.getInputProps("note")}
        />
        <Switch
          label="Internal: not shown on the public page"
          {...form.getInputProps("internal", { type: "checkbox" })}
        />
        {general ? (
          <Text role="alert" c="var(--bad)" size="sm">
            {sentence(add.error)} What you typed is still here.
          </Text>
        ) : null}
        <Group gap="xs">
          <Button type="submit" loading={add.isPending}>
            Add
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
