// Dialogs of an endpoint: disable, remove, replay.

import { Button, Group, Modal, SimpleGrid, Text, TextInput } from "@mantine/core";
import type { Endpoint } from "../../../api/types";
import { fromLocalInput } from "../../../lib/words/times";
import { t } from "../../../texts";
import { sayDone, sayFailed } from "../../../ui/feedback/say";
import { Form } from "../../../ui/forms/form";
import { ReasonDialog } from "../../../ui/forms/reason-dialog";
import { useSendForm } from "../../../ui/forms/use-form";
import { useDisableEndpoint, useRemoveEndpoint, useReplay } from "./data";
import classes from "./endpoints.module.css";
import { nameOf, replayed } from "./words";

export type Asked = "switch-off" | "remove" | "replay";
type Props = { endpoint: Endpoint; asked: Asked | null; onClose: () => void };

type FormProps = { endpoint: Endpoint; onClose: () => void };

export function EndpointDialogs({ endpoint, asked, onClose }: Props) {
  const disable = useDisableEndpoint();
  const about = (
    <p className={classes.about}>
      <bdi>{nameOf(endpoint)}</bdi>
    </p>
  );
  return (
    <>
      <ReasonDialog
        opened={asked === "switch-off"}
        title={t.endpoints.titles["switch-off"]}
        subject={null}
        label={t.endpoints.reason}
        maxLength={500}
        submit={t.endpoints.switchOff}
        color="red"
        send={(reason) => disable.mutateAsync({ id: endpoint.id, reason })}
        done={t.endpoints.switchedOff}
        onClose={onClose}
      >
        {about}
        <Text size="sm">{t.endpoints.switchOffHelp}</Text>
      </ReasonDialog>
      <Modal opened={asked === "remove"} onClose={onClose} title={t.endpoints.titles.remove}>
        {about}
        <Remove endpoint={endpoint} onClose={onClose} />
      </Modal>
      <Modal opened={asked === "replay"} onClose={onClose} title={t.endpoints.titles.replay}>
        {about}
        <Replay endpoint={endpoint} onClose={onClose} />
      </Modal>
    </>
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
  const { form, frame } = useSendForm({
    subject: null,
    start: { since: "", until: "" },
    send: ({ since, until }) =>
      replay.mutateAsync({
        id: endpoint.id,
        since: fromLocalInput(since) ?? "",
        until: fromLocalInput(until),
      }),
    onSent: ({ count }) => {
      sayDone(replayed(count));
      onClose();
    },
  });
  return (
    <Form
      {...frame}
      noValidate
      submit={t.endpoints.sendAgain}
      disabled={!fromLocalInput(form.values.since)}
      onCancel={onClose}
    >
      <Text size="sm">{t.endpoints.replayHelp}</Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label={t.endpoints.from}
          type="datetime-local"
          required
          data-autofocus
          {...form.getInputProps("since")}
        />
        <TextInput label={t.endpoints.until} type="datetime-local" {...form.getInputProps("until")} />
      </SimpleGrid>
    </Form>
  );
}
