// Where shall messages go, what for, and of what shall they tell?
import { Alert, Button, Group, MultiSelect, Radio, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { fieldErrors, isProblem, sentence } from "../../api/problem";
import type { Endpoint, NewEndpoint } from "../../api/types";
import { sayDone } from "../../ui/say";
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
      url: (value) =>
        /^https?:\/\/\S+$/i.test(value.trim())
          ? null
          : "Enter the address that takes the messages, beginning with https://",
      description: (value) => (value.trim() === "" ? "Say what it is for." : null),
      kinds: (value, { hears }) =>
        hears === "some" && value.length === 0 ? "Choose at least one, or everything." : null,
    },
  });
  const failure = add.error ?? change.error;
  const refuse = (error: Error) => form.setErrors(fieldErrors(error));

  const save = (from: Endpoint, input: NewEndpoint) =>
    change.mutate(
      { id: from.id, etag: from.etag, input },
      {
        onSuccess: (saved) => {
          sayDone(
            saved.state === "unverified"
              ? "Saved. Send a first message to the new address."
              : "Saved. It holds from now on.",
          );
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
      aria-label={endpoint ? "Change the endpoint" : "New endpoint"}
    >
      <Stack gap="sm">
        <TextInput
          label="Address"
          description={endpoint ? "At another address it has to answer a first message again." : undefined}
          placeholder="https://"
          type="url"
          autoComplete="off"
          autoFocus
          {...form.getInputProps("url")}
        />
        <TextInput
          label="What is it for?"
          autoComplete="off"
          maxLength={200}
          {...form.getInputProps("description")}
        />
        <Radio.Group label="It hears of" {...form.getInputProps("hears")}>
          <Group gap="lg" mt={6}>
            <Radio value="all" label="Everything" />
            <Radio value="some" label="Only what I choose" />
          </Group>
        </Radio.Group>
        {form.values.hears === "some" ? (
          <MultiSelect
            label="Events"
            placeholder={form.values.kinds.length === 0 ? "Choose" : undefined}
            data={eventGroups(kinds)}
            searchable
            clearable
            clearButtonProps={{ "aria-label": "None of them" }}
            maxDropdownHeight={300}
            {...form.getInputProps("kinds")}
          />
        ) : null}
        {theirs ? (
          <Alert role="alert" color="yellow" variant="light" title="Somebody else was faster">
            <p className={classes.theirs}>
              It stands like this now: <strong>{theirs.url}</strong>, {theirs.description}; it hears of{" "}
              {hearsOf(theirs.kinds).toLowerCase()}. What you wrote is still here: save again to put it in its
              place.
            </p>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                form.setValues(valuesOf(theirs));
                setTheirs(null);
              }}
            >
              Take theirs
            </Button>
          </Alert>
        ) : failure && Object.keys(fieldErrors(failure)).length === 0 && !change.isPending ? (
          <Alert role="alert" color="red" variant="light" title={sentence(failure)} />
        ) : null}
        <Group gap="xs">
          <Button type="submit" loading={add.isPending || change.isPending || newest.isPending}>
            {endpoint ? "Save" : "Add the endpoint"}
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function valuesOf({ url, description, kinds }: Endpoint): Values {
  return { url, description, hears: kinds.length === 0 ? "all" : "some", kinds };
}
