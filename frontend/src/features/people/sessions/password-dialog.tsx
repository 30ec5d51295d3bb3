// The dialog that changes the password.

import { Modal, PasswordInput } from "@mantine/core";
import { fieldErrors, isProblem, sentence } from "../../../api/problem";
import { t } from "../../../texts";
import { sayDone } from "../../../ui/feedback/say";
import { Form } from "../../../ui/forms/form";
import { useSendForm } from "../../../ui/forms/use-form";
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
  const { form, frame } = useSendForm({
    subject: null,
    start: { current_password: "", new_password: "", again: "" },
    validate: {
      current_password: (value) => (value === "" ? t.sessions.enterCurrent : null),
      new_password: (value) => (value.length < 8 ? t.sessions.tooShort : null),
      again: (value, values) => (value !== values.new_password ? t.sessions.notTheSame : null),
    },
    send: ({ current_password, new_password }) => change.mutateAsync({ current_password, new_password }),
    errorsOf: (error) => {
      const fields = fieldErrors(error);
      if (isProblem(error, 401, 403)) fields.current_password = t.sessions.notCurrent;
      else if (Object.keys(fields).length === 0) fields.new_password = sentence(error);
      return fields;
    },
    onSent: () => {
      sayDone(t.sessions.passwordChanged);
      onDone();
    },
  });
  return (
    <Form {...frame} noValidate submit={t.sessions.changePassword} onCancel={onDone}>
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
      <PasswordInput label={t.sessions.newPasswordAgain} autoComplete="new-password" {...form.getInputProps("again")} />
    </Form>
  );
}
