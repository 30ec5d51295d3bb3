// Dialogs of an endpoint: disable, remove, replay.
import { Button, Group, Modal, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { fieldErrors, sentence } from "../../../api/problem";
import type { Endpoint } from "../../../api/types";
import { fromLocalInput } from "../../../lib/words/times";
import { t } from "../../../texts";
import { sayDone, sayFailed } from "../../../ui/feedback/say";
import { useDisableEndpoint, useRemoveEndpoint, useReplay } from "./actions";
import classes from "./endpoints.module.css";
import { replayed } from "./words";

export type Asked = "switch-off" | "remove" | "replay";
type Props = { endpoint: Endpoint; asked: Asked | null; onClose: () => void };

const TITLES = t.endpoints.titles satisfies Record<Asked, string>;

export function EndpointDialogs({ endpoint, asked, onClose }: Props) {
  return (
    <Modal opened={asked !== null} onClose={onClose} title={asked ? TITLES[asked] : ""}>
      {asked ? <p className={classes.about}>{endpoint.url}</p> : null}
      {asked === "switch-off" ? <SwitchOff endpoint={endpoint} onClose={onClose} /> : null}
      {asked === "remove" ? <Remove endpoint={endpoint} onClose={onClose} /> : null}
      {asked === "replay" ? <Replay endpoint={endpoint} onClose={onClose} /> : null}
    </Modal>
  );
}

type FormProps = { endpoint: Endpoint; onClose: () => void };

function SwitchOff({ endpoint, onClose }: FormProps) {
  const disable = useDisableEndpoint();
  const [reason, setReason] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === "") return;
        disable.mutate(
          { id: endpoint.id, reason: reason.trim() },
          {
            onSuccess: () => {
              sayDone(t.endpoints.switchedOff);
              onClose();
            },
          },
        );
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t.endpoints.switchOffHelp}</Text>
        <TextInput
          label={t.endpoints.reason}
          maxLength={500}
          required
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={disable.error ? sentence(disable.error) : null}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t.common.cancel}
          </Button>
          <Button type="submit" color="red" loading={disable.isPending} disabled={reason.trim() === ""}>
            {t.endpoints.switchOff}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Remove({ endpoint, onClose }: FormProps) {
  const remove = useRemoveEndpoint();
  return (
    <>
      <Text size="sm">{t.endpoints.removeHelp}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t.common.cancel}
        </Button>
        <Button
          color="red"
          loading={remove.isPending}
          onClick={() =>
            remove.mutate(endpoint.id, {
              onSuccess: () => {
                sayDone(t.endpoints.removed);
                onClose();
              },
              onError: sayFailed,
            })
          }
        >
          {t.endpoints.remove}
        </Button>
      </Group>
    </>
  );
}

function Replay({ endpoint, onClose }: FormProps) {
  const replay = useReplay();
  const [since, setSince] = useState("");
  const [until, setUntil] = useState("");
  const from = fromLocalInput(since);
  const errors = fieldErrors(replay.error);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!from) return;
        replay.mutate(
          { id: endpoint.id, since: from, until: fromLocalInput(until) },
          {
            onSuccess: ({ count }) => {
              sayDone(replayed(count));
              onClose();
            },
          },
        );
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t.endpoints.replayHelp}</Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput
            label={t.endpoints.from}
            type="datetime-local"
            required
            data-autofocus
            value={since}
            onChange={(event) => setSince(event.currentTarget.value)}
            error={errors.since}
          />
          <TextInput
            label={t.endpoints.until}
            type="datetime-local"
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
            error={errors.until}
          />
        </SimpleGrid>
        {replay.error && Object.keys(errors).length === 0 ? (
          <Text role="alert" c="var(--bad)" size="sm">
            {sentence(replay.error)}
          </Text>
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t.common.cancel}
          </Button>
          <Button type="submit" loading={replay.isPending} disabled={!from}>
            {t.endpoints.sendAgain}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
