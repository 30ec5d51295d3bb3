// The fields that describe a source.

import { Group, NativeSelect, Radio, SimpleGrid, Switch, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { Evidence } from "../../../../api/types";
import { OFFLINE, STANCES } from "../../../../lib/words/vocabulary";
import { t } from "../../../../texts";
import { isOffline, type Values } from "./values";

const kinds = Object.keys(OFFLINE).filter(isOffline);

type Props = { form: UseFormReturnType<Values>; focus: boolean; kept: Evidence["file"] | null };

export function SourceFields({ form, focus, kept }: Props) {
  const offline = form.values.kind;
  return (
    <>
      <NativeSelect
        label={t.evidence.kindField}
        data={[{ value: "", label: t.evidence.webOrFile }, ...kinds.map((value) => ({ value, label: OFFLINE[value] }))]}
        {...form.getInputProps("kind")}
      />
      {offline ? (
        <>
          <TextInput
            label={t.evidence.who}
            description={t.evidence.whoHelp[offline]}
            maxLength={200}
            {...form.getInputProps("who")}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <TextInput label={t.evidence.when} type="date" {...form.getInputProps("at")} />
            <TextInput label={t.evidence.where} maxLength={200} {...form.getInputProps("place")} />
          </SimpleGrid>
        </>
      ) : (
        <TextInput
          label={t.evidence.address}
          placeholder="https://"
          type="url"
          {...(kept ? { description: kept.name } : {})}
          autoFocus={focus}
          {...form.getInputProps("url")}
        />
      )}
      <Radio.Group label={t.evidence.stance} {...form.getInputProps("stance")}>
        <Group gap="md" mt={4}>
          {(["supports", "context", "refutes"] as const).map((stance) => (
            <Radio key={stance} value={stance} label={STANCES[stance]} />
          ))}
        </Group>
      </Radio.Group>
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
    </>
  );
}
