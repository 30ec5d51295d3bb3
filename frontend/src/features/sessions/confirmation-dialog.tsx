// How does a person prove that it is still them?
import { Button, Group, Modal, PasswordInput, Stack } from "@mantine/core";
import { useState } from "react";
import { settleConfirmation } from "../../api/confirmation";
import { fieldErrors, sentence } from "../../api/problem";
import { useConfirm } from "./actions";

export function ConfirmationDialog({ opened }: { opened: boolean }) {
  return (
    <Modal opened={opened} onClose={() => settleConfirmation(false)} title="Is it still you?">
      {opened ? <Form /> : null}
    </Modal>
  );
}

function Form() {
  const confirm = useConfirm();
  const [password, setPassword] = useState("");
  return (
    <form
      aria-label="Confirm"
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate(password, {
          onSuccess: () => settleConfirmation(true),
          onError: () => setPassword(""),
        });
      }}
    >
      <Stack gap="md">
        <PasswordInput
          label="Your password"
          description="For what decides over accounts, tokens and rules. It counts for ten minutes."
          autoComplete="current-password"
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={confirm.error ? failure(confirm.error) : null}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => settleConfirmation(false)}>
            Cancel
          </Button>
          <Button type="submit" loading={confirm.isPending} disabled={password === ""}>
            Go on
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function failure(error: unknown): string {
  return fieldErrors(error).password ? "This is not your password." : sentence(error);
}
