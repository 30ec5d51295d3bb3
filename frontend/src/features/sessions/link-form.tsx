// How does the bearer of a link choose a password?
import { Alert, Button, PasswordInput, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fieldErrors, sentence } from "../../api/problem";
import { Lines } from "../../ui/lines";
import { useAcceptLink } from "./actions";
import { type LinkKind, linkQuery } from "./queries";

type Props = { kind: LinkKind; secret: string; onDone: (email: string) => void };

export function LinkForm({ kind, secret, onDone }: Props) {
  const owner = useQuery(linkQuery(kind, secret));
  const accept = useAcceptLink(kind);
  const [password, setPassword] = useState("");
  if (owner.isError)
    return (
      <Alert role="alert" color="red" variant="light" title="This link does not work">
        {sentence(owner.error)}
      </Alert>
    );
  if (!owner.data) return <Lines rows={3} label="Looking at the link" />;
  const { email, name } = owner.data;
  return (
    <form
      aria-label="Choose a password"
      onSubmit={(event) => {
        event.preventDefault();
        accept.mutate({ secret, password }, { onSuccess: () => onDone(email) });
      }}
    >
      <Stack gap="md">
        <p style={{ margin: 0 }}>
          {kind === "join" ? "Welcome" : "Hello"}, <bdi>{name}</bdi>. You sign in as <strong>{email}</strong>.
        </p>
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PasswordInput
          label="Your password"
          description="At least 8 characters; four or five words that have nothing to do with each other are good."
          autoComplete="new-password"
          autoFocus
          size="md"
          visibilityToggleButtonProps={{ "aria-label": "Show or hide the password" }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={accept.error ? failure(accept.error) : null}
        />
        <Button type="submit" size="md" loading={accept.isPending} disabled={password === ""} fullWidth>
          {kind === "join" ? "Join" : "Set the password"}
        </Button>
      </Stack>
    </form>
  );
}

function failure(error: unknown): string {
  const { password } = fieldErrors(error);
  return password ? `It ${password}` : sentence(error);
}
