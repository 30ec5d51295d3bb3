// The form that sets a password from an invitation or reset link.

import { Button, PasswordInput, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { fieldErrors, sentence } from "../../../api/problem";
import { t } from "../../../texts";
import { FailedAlert } from "../../../ui/feedback/failed-alert";
import { Lines } from "../../../ui/feedback/lines";
import { useSendForm } from "../../../ui/forms/use-form";
import { phrase } from "../../../ui/phrase";
import { useAcceptLink } from "./actions";
import { type LinkKind, linkQuery } from "./queries";

type Props = { kind: LinkKind; secret: string; onDone: (email: string) => void };

export function LinkForm({ kind, secret, onDone }: Props) {
  const owner = useQuery(linkQuery(kind, secret));
  const accept = useAcceptLink(kind);
  const { form, frame } = useSendForm({
    subject: null,
    start: { password: "" },
    send: ({ password }) => accept.mutateAsync({ secret, password }),
    errorsOf: (error) => ({ password: failure(error) }),
    onSent: () => onDone(owner.data?.email ?? ""),
  });
  if (owner.isError) return <FailedAlert title={t.sessions.deadLink}>{sentence(owner.error)}</FailedAlert>;
  if (!owner.data) return <Lines rows={3} label={t.sessions.lookingAtLink} />;
  const { email, name } = owner.data;
  return (
    <form aria-label={t.sessions.choosePassword} onSubmit={frame.onSubmit}>
      <Stack gap="md">
        <p style={{ margin: 0 }}>
          {phrase(
            (kind === "join" ? t.sessions.welcome : t.sessions.hello)(<bdi>{name}</bdi>, <strong>{email}</strong>),
          )}
        </p>
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PasswordInput
          label={t.sessions.yourPassword}
          description={t.sessions.goodPassword}
          autoComplete="new-password"
          autoFocus
          size="md"
          visibilityToggleButtonProps={{ "aria-label": t.sessions.showPassword }}
          {...form.getInputProps("password")}
        />
        <Button type="submit" size="md" loading={frame.busy} disabled={form.values.password === ""} fullWidth>
          {kind === "join" ? t.sessions.join : t.sessions.setPassword}
        </Button>
      </Stack>
    </form>
  );
}

function failure(error: unknown): string {
  const { password } = fieldErrors(error);
  return password ? t.sessions.badPassword(password) : sentence(error);
}
