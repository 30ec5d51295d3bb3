// The form for a forgotten password.
import { Button, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { sentence } from "../../../api/problem";
import { t } from "../../../texts";
import { useRequestReset } from "./actions";

export function ForgottenForm() {
  const request = useRequestReset();
  const [email, setEmail] = useState("");
  if (request.isSuccess) return <p role="status">{t.sessions.linkOnItsWay}</p>;
  return (
    <form
      aria-label={t.sessions.forgotten}
      onSubmit={(event) => {
        event.preventDefault();
        request.mutate(email.trim());
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t.sessions.email}
          type="email"
          autoComplete="username"
          autoFocus
          size="md"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={request.error ? sentence(request.error) : null}
        />
        <Button type="submit" size="md" loading={request.isPending} disabled={email.trim() === ""} fullWidth>
          {t.sessions.sendLink}
        </Button>
      </Stack>
    </form>
  );
}
