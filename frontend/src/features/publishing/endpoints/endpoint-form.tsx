// The endpoint form: address, purpose, events.
import { Alert, Button, Group, MultiSelect, Radio, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { fieldErrors, isProblem, sentence } from "../../../api/problem";
import type { Endpoint, NewEndpoint } from "../../../api/types";
import { t } from "../../../texts";
import { sayDone } from "../../../ui/feedback/say";
import { woven } from "../../../ui/woven";
import { useAddEndpoint, useChangeEndpoint, useNewestEndpoint } from "./actions";
import classes from "./endpoints.module.css";
import { eventGroups, hearsOf } from "./words";

type Values = { url: string; description: string; hears: "all" | "some"; kinds: string[] };
type Props = {
  /** Without it a new one is added. */
  endpoint?: Endpoint;
  kinds: readonly string[];
  onAdded?: (url: string, secret: string) => void;
  onDone: () => void;
};

export function EndpointForm({ endpoint, kinds, onAdded, onDone }: Props) {
  const add = useAddEndpoint();
  const change = useChangeEndpoint();
  const newest = useNewestEndpoint();
  // What the writing began on: the list is read anew all the time, and must not hide that somebody else was faster.
  const [base, setBase] = useState(endpoint);
  const [theirs, setTheirs] = useState<Endpoint | null>(null);
  const form = useForm<Values>({
    initialValues: endpoint ? valuesOf(endpoint) : { url: "", description: "", hears: "all", kinds: [] },
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
  const submit = form.onSubmit(({ url, description, hears, kinds: chosen }) => {
    const input = {
      url: url.trim(),
      description: description.trim(),
      kinds: hears === "all" ? [] : chosen,
    };
    setTheirs(null);
    if (base) save(base, input);
    else
      add.mutate(input, {
        onSuccess: ({ secret }) => {
          onAdded?.(input.url, secret);
          onDone();
        },
        onError: refuse,
      });
  });

  return (
    <form
      className={classes.form}
      onSubmit={submit}
      noValidate
      aria-label={endpoint ? t.endpoints.changeForm : t.endpoints.newForm}
    >
      <Stack gap="sm">
        <TextInput
          label={t.endpoints.address}
          description={endpoint ? t.endpoints.addressHelp : undefined}
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
            data={eventGroups(kinds)}
            searchable
            clearable
            clearButtonProps={{ "aria-label": t.endpoints.noEvents }}
            maxDropdownHeight={300}
            {...form.getInputProps("kinds")}
          />
        ) : null}
        {theirs ? (
          <Alert role="alert" color="yellow" variant="light" title={t.endpoints.faster}>
            <p className={classes.theirs}>
              {woven(
                t.endpoints.fasterHelp(
                  <strong>{theirs.url}</strong>,
                  theirs.description,
                  hearsOf(theirs.kinds),
                ),
              )}
            </p>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                form.setValues(valuesOf(theirs));
                setTheirs(null);
              }}
            >
              {t.endpoints.takeTheirs}
            </Button>
          </Alert>
        ) : failure && Object.keys(fieldErrors(failure)).length === 0 && !change.isPending ? (
          <Alert role="alert" color="red" variant="light" title={sentence(failure)} />
        ) : null}
        <Group gap="xs">
          <Button type="submit" loading={add.isPending || change.isPending || newest.isPending}>
            {endpoint ? t.common.save : t.endpoints.add}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t.common.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function valuesOf({ url, description, kinds }: Endpoint): Values {
  return { url, description, hears: kinds.length === 0 ? "all" : "some", kinds };
}
