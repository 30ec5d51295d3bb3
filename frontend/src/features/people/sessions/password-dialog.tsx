// The dialog that changes the password.
import { Button, Group, Modal, PasswordInput, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { fieldErrors, isProblem, sentence } from "../../../api/problem";
import { t } from "../../../texts";
import { sayDone } from "../../../ui/feedback/say";
import { useChangePassword } from "./actions";

export function PasswordDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={t.sessions.chooseYours}>
      <PasswordForm onDone={onClose} />
    </Modal>
  );
}

function PasswordForm({ onDone }: { onDone: () => void }) {
  const change = useChangePassword();
  const form = useForm({
    initialValues: { current_password: "", new_password: "", again: "" },
    validate: {
      current_password: (value) => (value === "" ? t.sessions.enterCurrent : null),
      new_password: (value) => (value.length < 8 ? t.sessions.tooShort : null),
      again: (value, values) => (value !== values.new_password ? t.sessions.notTheSame : null),
    },
  });
  const submit = form.onSubmit(({ current_password, new_password }) =>
    change.mutate(
      { current_password, new_password },
      {
        onSuccess: () => {
          sayDone(t.sessions.passwordChanged);
          onDone();
        },
        onError: (error) => {
          const fields = fieldErrors(error);
          if (isProblem(error, 401, 403)) fields.current_password = t.sessions.notCurrent;
          else if (Object.keys(fields).length === 0) fields.new_password = sentence(error);
          form.setErrors(fields);
        },
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <PasswordInput
          label={t.sessions.currentPassword}
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps("current_password")}
        />
        <PasswordInput
          label={t.sessions.newPassword}
          description={t.sessions.newPasswordHelp}
          autoComplete="new-password"
          {...form.getInputProps("new_password")}
        />
        <PasswordInput
          label={t.sessions.newPasswordAgain}
          autoComplete="new-password"
          {...form.getInputProps("again")}
        />
        <Group justify="flex-end" mt="xs">
          <Button variant="default" onClick={onDone}>
            {t.common.cancel}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {t.sessions.changePassword}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
