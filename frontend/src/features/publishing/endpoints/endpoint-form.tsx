// The endpoint form: shape, address, purpose, events.

import { Alert, Group, MultiSelect, NativeSelect, Radio, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { fieldErrors, isProblem, sentence } from "../../../api/problem";
import type { Endpoint, EndpointShape, NewEndpoint } from "../../../api/types";
import { LANGUAGES, type Language, language, t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { FailedAlert } from "../../../ui/feedback/failed-alert";
import { sayDone } from "../../../ui/feedback/say";
import { Form } from "../../../ui/forms/form";
import { phrase } from "../../../ui/phrase";
import { useAddEndpoint, useChangeEndpoint, useNewestEndpoint } from "./data";
import classes from "./endpoints.module.css";
import { eventGroups, hearsOf, isChat, nameOf, newsWords } from "./words";

const SHAPES = ["webhook", "slack", "teams", "mattermost"] as const;
const NEW = { shape: "webhook", url: "", description: "", hears: "all" } as const;

type Values = {
  shape: EndpointShape;
  url: string;
  description: string;
  hears: "all" | "some";
  kinds: string[];
  language: Language;
};
/** The events that endpoints can get. */
export type Kinds = { webhook: readonly string[]; chat: readonly string[] };
type Props = {
  /** Without it a new one is added. */
  endpoint?: Endpoint | undefined;
  kinds: Kinds;
  /** A chat channel has no secret. */
  onAdded?: ((url: string, secret: string) => void) | undefined;
  onDone: () => void;
};

export function EndpointForm({ endpoint, kinds, onAdded, onDone }: Props) {
  const { form, submit, busy, failure, theirs, takeTheirs } = useEndpointForm({ endpoint, onAdded, onDone });
  const { shape } = form.values;
  const chat = isChat(shape);
  return (
    <Form
      className={classes.form}
      onSubmit={submit}
      noValidate
      label={endpoint ? t.endpoints.changeForm : t.endpoints.newForm}
      submit={endpoint ? t.common.save : t.endpoints.add}
      busy={busy}
      onCancel={onDone}
      align="flex-start"
    >
      {endpoint ? null : (
        <NativeSelect
          label={t.endpoints.shape}
          data={SHAPES.map((value) => ({ value, label: t.endpoints.shapes[value] }))}
          value={shape}
          onChange={(event) => {
            const chosen = SHAPES.find((known) => known === event.currentTarget.value);
            if (chosen) form.setValues({ shape: chosen, kinds: [] });
          }}
        />
      )}
      <TextInput
        label={t.endpoints.address}
        description={
          shape !== "webhook" ? t.endpoints.chatAddressHelp[shape] : endpoint ? t.endpoints.addressHelp : undefined
        }
        placeholder="https://"
        type="url"
        autoComplete="off"
        autoFocus
        {...form.getInputProps("url")}
      />
      <TextInput
        label={t.endpoints.purpose}
        autoComplete="off"
        maxLength={200}
        {...form.getInputProps("description")}
      />
      <Radio.Group label={t.endpoints.itHears} {...form.getInputProps("hears")}>
        <Group gap="lg" mt={6}>
          <Radio value="all" label={t.endpoints.everything} />
          <Radio value="some" label={t.endpoints.onlySome} />
        </Group>
      </Radio.Group>
      {form.values.hears === "some" ? (
        <MultiSelect
          label={t.endpoints.events}
          placeholder={form.values.kinds.length === 0 ? t.endpoints.choose : undefined}
          data={chat ? kinds.chat.map((value) => ({ value, label: newsWords(value) })) : eventGroups(kinds.webhook)}
          searchable
          clearable
          clearButtonProps={{ "aria-label": t.endpoints.noEvents }}
          maxDropdownHeight={300}
          {...form.getInputProps("kinds")}
        />
      ) : null}
      {chat ? (
        <>
          <NativeSelect
            label={t.endpoints.chatLanguage}
            data={Object.entries(LANGUAGES).map(([value, { name }]) => ({ value, label: name }))}
            {...form.getInputProps("language")}
          />
          <p className="muted">{t.endpoints.chatHelp}</p>
        </>
      ) : null}
      {theirs ? (
        <Alert role="alert" color="yellow" variant="light" title={t.endpoints.faster}>
          <p className={classes.theirs}>
            {phrase(
              t.endpoints.fasterHelp(
                <strong>{nameOf(theirs)}</strong>,
                theirs.description,
                hearsOf(theirs.kinds, theirs.shape),
              ),
            )}
          </p>
          <SmallButton onClick={takeTheirs}>{t.endpoints.takeTheirs}</SmallButton>
        </Alert>
      ) : failure ? (
        <FailedAlert title={failure} />
      ) : null}
    </Form>
  );
}

function useEndpointForm({ endpoint, onAdded, onDone }: Omit<Props, "kinds">) {
  const add = useAddEndpoint();
  const change = useChangeEndpoint();
  const newest = useNewestEndpoint();
  // The version that the changes are based on: the list is refetched often, and must not hide a colleague's change.
  const [base, setBase] = useState(endpoint);
  const [theirs, setTheirs] = useState<Endpoint | null>(null);
  const form = useForm<Values>({
    initialValues: endpoint ? valuesOf(endpoint) : { ...NEW, kinds: [], language },
    validate: {
      url: (value) => (/^https?:\/\/\S+$/i.test(value.trim()) ? null : t.endpoints.enterUrl),
      description: (value) => (value.trim() === "" ? t.endpoints.sayWhat : null),
      kinds: (value, { hears }) => (hears === "some" && value.length === 0 ? t.endpoints.chooseOne : null),
    },
  });
  const failure = add.error ?? change.error;
  const refuse = (error: Error) => form.setErrors(fieldErrors(error));
  const save = (from: Endpoint, input: NewEndpoint) =>
    change.mutate(
      { id: from.id, etag: from.etag, input },
      {
        onSuccess: (saved) => {
          sayDone(saved.state === "unverified" ? t.endpoints.savedUnverified : t.endpoints.saved);
          onDone();
        },
        onError: (error) => {
          refuse(error);
          if (!isProblem(error, 412)) return;
          newest.mutate(from.id, {
            onSuccess: (now) => {
              setBase(now);
              setTheirs(now);
            },
          });
        },
      },
    );
  const submit = form.onSubmit(({ url, description, hears, kinds, ...rest }) => {
    const input = { url: url.trim(), description: description.trim(), kinds: hears === "all" ? [] : kinds, ...rest };
    setTheirs(null);
    if (base) return save(base, input);
    add.mutate(input, {
      onSuccess: ({ secret }) => {
        if (secret) onAdded?.(input.url, secret);
        else sayDone(t.endpoints.chatAdded);
        onDone();
      },
      onError: refuse,
    });
  });
  return {
    form,
    submit,
    busy: add.isPending || change.isPending || newest.isPending,
    failure: failure && Object.keys(fieldErrors(failure)).length === 0 && !change.isPending ? sentence(failure) : null,
    theirs,
    takeTheirs: () => {
      if (theirs) form.setValues(valuesOf(theirs));
      setTheirs(null);
    },
  };
}

function valuesOf({ shape, url, description, kinds, language: chosen }: Endpoint): Values {
  return { shape, url, description, hears: kinds.length === 0 ? "all" : "some", kinds, language: chosen };
}
