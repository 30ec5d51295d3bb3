// The form for a forgotten password.

import { Button, Stack, TextInput } from "@mantine/core";
import { sentence } from "../../../api/problem";
import { t } from "../../../texts";
import { useSendForm } from "../../../ui/forms/use-form";
import { useRequestReset } from "./actions";

export function ForgottenForm() {
  const request = useRequestReset();
  const { form, frame } = useSendForm({
    subject: null,
    start: { email: "" },
    send: ({ email }) => request.mutateAsync(email.trim()),
    errorsOf: (error) => ({ email: sentence(error) }),
    onSent: () => undefined,
  });
  if (request.isSuccess) return <p role="status">{t.sessions.linkOnItsWay}</p>;
  return (
    <form aria-label={t.sessions.forgotten} onSubmit={frame.onSubmit}>
      <Stack gap="md">
        <TextInput
          label={t.sessions.email}
          type="email"
          autoComplete="username"
          autoFocus
          size="md"
          {...form.getInputProps("email")}
        />
        <Button type="submit" size="md" loading={frame.busy} disabled={form.values.email.trim() === ""} fullWidth>
          {t.sessions.sendLink}
        </Button>
      </Stack>
    </form>
  );
}
