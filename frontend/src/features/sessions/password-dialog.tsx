// How does a person choose a password?
import { Button, Group, Modal, PasswordInput, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { fieldErrors, isProblem, sentence } from "../../api/problem";
import { sayDone } from "../../ui/say";
import { useChangePassword } from "./actions";

export function PasswordDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Choose your password">
      <PasswordForm onDone={onClose} />
    </Modal>
  );
}

function PasswordForm({ onDone }: { onDone: () => void }) {
  const change = useChangePassword();
  const form = useForm({
    initialValues: { current_password: "", new_password: "", again: "" },
    validate: {
      current_password: (value) => (value === "" ? "Enter the password you have now." : null),
      new_password: (value) => (value.length < 8 ? "Use at least 8 characters." : null),
      again: (value, values) => (value !== values.new_password ? "The two are not the same." : null),
    },
  });
  const submit = form.onSubmit(({ current_password, new_password }) =>
    change.mutate(
      { current_password, new_password },
      {
        onSuccess: () => {
          sayDone("Your password is changed.");
          onDone();
        },
        onError: (error) => {
          const fields = fieldErrors(error);
          if (isProblem(error, 401, 403)) fields.current_password = "This is not your current password.";
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
          label="Current password"
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps("current_password")}
        />
        <PasswordInput
          label="New password"
          description="At least 8 characters. A few words in a row are good."
          autoComplete="new-password"
          {...form.getInputProps("new_password")}
        />
        <PasswordInput
          label="New password, again"
          autoComplete="new-password"
          {...form.getInputProps("again")}
        />
        <Group justify="flex-end" mt="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={change.isPending}>
            Change the password
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
