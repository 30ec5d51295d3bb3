// What can somebody do who has forgotten their password?
import { Button, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { sentence } from "../../api/problem";
import { useRequestReset } from "./actions";

export function ForgottenForm() {
  const request = useRequestReset();
  const [email, setEmail] = useState("");
  if (request.isSuccess)
    return (
      <p role="status">
        If there is an account for this address, a link is on its way to it. Nothing there after some minutes?
        An admin can give you one.
      </p>
    );
  return (
    <form
      aria-label="Forgotten password"
      onSubmit={(event) => {
        event.preventDefault();
        request.mutate(email.trim());
      }}
    >
      <Stack gap="md">
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          autoFocus
          size="md"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={request.error ? sentence(request.error) : null}
        />
        <Button type="submit" size="md" loading={request.isPending} disabled={email.trim() === ""} fullWidth>
          Send me a link
        </Button>
      </Stack>
    </form>
  );
}
