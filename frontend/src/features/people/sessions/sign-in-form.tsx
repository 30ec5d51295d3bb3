// The sign-in form: email, password, second factor.

import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconAlertCircle } from "@tabler/icons-react";
import { useState } from "react";
import { isProblem, sentence } from "../../../api/problem";
import { t } from "../../../texts";
import { FailedAlert } from "../../../ui/feedback/failed-alert";
import { useSignIn } from "./actions";

type Props = { email?: string; onSignedIn: () => void };

export function SignInForm({ email = "", onSignedIn }: Props) {
  const signIn = useSignIn();
  const form = useForm({
    initialValues: { email, password: "", code: "" },
    validate: {
      email: (value) => (value.trim() === "" ? t.sessions.enterEmail : null),
      password: (value) => (value === "" ? t.sessions.enterPassword : null),
    },
  });
  const [asksCode, setAsksCode] = useState(false);
  const submit = form.onSubmit(({ email: address, password, code }) =>
    signIn.mutate(
      { email: address.trim(), password, ...(code.trim() ? { code: code.trim() } : {}) },
      {
        onSuccess: onSignedIn,
        onError: (error) => {
          if (asksForCode(error)) return setAsksCode(true);
          // The message does not say which of the two was wrong.
          if (isProblem(error, 401)) form.setFieldValue(asksCode ? "code" : "password", "");
        },
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate aria-label={t.sessions.signIn}>
      <Stack gap="md">
        {signIn.error && !asksForCode(signIn.error) ? (
          <FailedAlert icon={<IconAlertCircle />} title={failure(signIn.error, asksCode)} />
        ) : null}
        <TextInput
          label={t.sessions.email}
          type="email"
          autoComplete="username"
          autoFocus={email === ""}
          size="md"
          {...form.getInputProps("email")}
        />
        <PasswordInput
          label={t.sessions.password}
          autoComplete="current-password"
          autoFocus={email !== ""}
          size="md"
          visibilityToggleButtonProps={{ "aria-label": t.sessions.showPassword }}
          {...form.getInputProps("password")}
        />
        {asksCode ? (
          <TextInput
            label={t.sessions.code}
            description={t.sessions.codeHelp}
            autoComplete="one-time-code"
            autoFocus
            size="md"
            maxLength={40}
            {...form.getInputProps("code")}
          />
        ) : null}
        <Button type="submit" size="md" loading={signIn.isPending} fullWidth>
          {t.sessions.signIn}
        </Button>
      </Stack>
    </form>
  );
}

function asksForCode(error: unknown): boolean {
  return isProblem(error, 401) && error.type === "/problems/code-required";
}

function failure(error: unknown, withCode: boolean): string {
  if (isProblem(error, 401) && withCode) return t.sessions.wrongCode;
  if (isProblem(error, 401, 422)) return t.sessions.wrongPassword;
  if (isProblem(error, 0)) return t.sessions.silent;
  return sentence(error);
}
