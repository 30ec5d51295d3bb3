// The dialog that confirms who is at the keyboard.

import { Button, Group, Modal, PasswordInput, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { addressOf } from "../../../api/address";
import { settleConfirmation } from "../../../api/confirmation";
import { fieldErrors, sentence } from "../../../api/problem";
import { pageAddress } from "../../../lib/base-path";
import { deviceFailure, knowsPasskeys } from "../../../lib/device/passkeys";
import { t } from "../../../texts";
import { FailedAlert } from "../../../ui/feedback/failed-alert";
import { Form } from "../../../ui/forms/form";
import { useSendForm } from "../../../ui/forms/use-form";
import { useConfirm, useConfirmByPasskey } from "./actions";
import { sessionQuery } from "./queries";

export function ConfirmationDialog({ opened }: { opened: boolean }) {
  return (
    // Above every other dialog, as one of them may have sent the request.
    <Modal opened={opened} onClose={() => settleConfirmation(false)} title={t.sessions.stillYou} zIndex={300}>
      {opened ? <Ways /> : null}
    </Modal>
  );
}

function Ways() {
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  const by = (proof: (typeof session.proofs)[number]) => session.proofs.includes(proof);
  return (
    <Stack gap="md">
      <Text c="var(--ink-2)">{t.sessions.stillYouWhy}</Text>
      {by("passkey") && knowsPasskeys() ? <ByPasskey /> : null}
      {by("single_sign_on") ? <AtProvider /> : null}
      {by("password") ? (
        <ByPassword />
      ) : (
        <Group justify="flex-end">
          <Button variant="default" onClick={() => settleConfirmation(false)}>
            {t.common.cancel}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function ByPasskey() {
  const confirm = useConfirmByPasskey();
  return (
    <>
      {confirm.error ? <FailedAlert title={deviceFailure(confirm.error) ?? sentence(confirm.error)} /> : null}
      <Button
        variant="default"
        loading={confirm.isPending}
        onClick={() => confirm.mutate(undefined, { onSuccess: () => settleConfirmation(true) })}
      >
        {t.sessions.usePasskey}
      </Button>
    </>
  );
}

/** Leaves the page, so that the action has to be repeated afterwards. */
function AtProvider() {
  const to = pageAddress();
  return (
    <Button component="a" href={addressOf("/api/v1/me/confirmation/single-sign-on", {}, { to })} variant="default">
      {t.sessions.confirmAtProvider}
    </Button>
  );
}

function ByPassword() {
  const confirm = useConfirm();
  const { form, frame } = useSendForm<{ password: string }, void>({
    subject: null,
    start: { password: "" },
    send: async ({ password }) => {
      form.setFieldValue("password", "");
      await confirm.mutateAsync(password);
    },
    errorsOf: (error) => ({ password: failure(error) }),
    onSent: () => settleConfirmation(true),
  });
  return (
    <Form
      {...frame}
      label={t.sessions.confirm}
      submit={t.sessions.goOn}
      disabled={form.values.password === ""}
      onCancel={() => settleConfirmation(false)}
    >
      <PasswordInput
        label={t.sessions.yourPassword}
        autoComplete="current-password"
        data-autofocus
        {...form.getInputProps("password")}
      />
    </Form>
  );
}

function failure(error: unknown): string {
  return fieldErrors(error).password ? t.sessions.notYourPassword : sentence(error);
}
