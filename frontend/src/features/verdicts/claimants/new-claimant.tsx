// The form for a new claimant's record.
import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { t } from "../../../texts";
import { sayDone } from "../../../ui/feedback/say";
import { Form } from "../../../ui/forms/form";
import { useSendForm } from "../../../ui/forms/use-form";
import { useCreateClaimant } from "./data";
import { KIND_CHOICES, kindOf, linesOf, withLines } from "./values";

type Props = { onDone: (id: string) => void; onCancel: () => void };

export function NewClaimantForm({ onDone, onCancel }: Props) {
  const create = useCreateClaimant();
  const { form, frame } = useSendForm({
    subject: "claimant:new",
    start: { name: "", kind: "person", wikidata: "", spellings: "" },
    send: ({ name, kind, wikidata, spellings }) =>
      create.mutateAsync({
        name,
        kind: kindOf(kind),
        wikidata: wikidata.trim() || null,
        spellings: linesOf(spellings),
      }),
    onSent: ({ id }) => {
      sayDone(t.claimants.added);
      onDone(id);
    },
    errorsOf: (error) => withLines(error, "spellings"),
  });
  return (
    <Form {...frame} label={t.claimants.add} submit={t.claimants.add} onCancel={onCancel}>
      <TextInput label={t.claimants.name} required maxLength={200} data-autofocus {...form.getInputProps("name")} />
      <NativeSelect label={t.claimants.kind} data={KIND_CHOICES} {...form.getInputProps("kind")} />
      <TextInput
        label={t.claimants.wikidata}
        description={t.claimants.wikidataHelp}
        {...form.getInputProps("wikidata")}
      />
      <Textarea
        label={t.claimants.spellings}
        description={t.claimants.spellingsHelp}
        autosize
        minRows={2}
        {...form.getInputProps("spellings")}
      />
    </Form>
  );
}
