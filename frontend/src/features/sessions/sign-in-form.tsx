// How does a person sign in?
import { Alert, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconAlertCircle } from "@tabler/icons-react";
import { useState } from "react";
import { isProblem, sentence } from "../../api/problem";
import { useSignIn } from "./actions";

type Props = { email?: string; onSignedIn: () => void };

export function SignInForm({ email = "", onSignedIn }: Props) {
  const signIn = useSignIn();
  const form = useForm({
    initialValues: { email, password: "", code: "" },
    validate: {
      email: (value) => (value.trim() === "" ? "Enter your e-mail address." : null),
      password: (value) => (value === "" ? "Enter your password." : null),
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
          // Which of the two was wrong is not said.
          if (isProblem(error, 401)) form.setFieldValue(asksCode ? "code" : "password", "");
        },
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate aria-label="Sign in">
      <Stack gap="md">
        {signIn.error && !asksForCode(signIn.error) ? (
          <Alert
            role="alert"
            color="red"
            variant="light"
            icon={<IconAlertCircle />}
            title={failure(signIn.error, asksCode)}
          />
        ) : null}
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          autoFocus={email === ""}
          size="md"
          {...form.getInputProps("email")}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          autoFocus={email !== ""}
          size="md"
          visibilityToggleButtonProps={{ "aria-label": "Show or hide the password" }}
          {...form.getInputProps("password")}
        />
        {asksCode ? (
          <TextInput
            label="Code"
            description="What your authenticator app shows, or a recovery code."
            autoComplete="one-time-code"
            autoFocus
            size="md"
            maxLength={40}
            {...form.getInputProps("code")}
          />
        ) : null}
        <Button type="submit" size="md" loading={signIn.isPending} fullWidth>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}

function asksForCode(error: unknown): boolean {
  return isProblem(error, 401) && error.type === "/problems/code-required";
}

function failure(error: unknown, withCode: boolean): string {
  if (isProblem(error, 401) && withCode)
    return "The password or the code is not right. Each code works once.";
  if (isProblem(error, 401, 422)) return "The e-mail address or the password is not right.";
  if (isProblem(error, 0)) return "The server does not answer. Check the connection and try again.";
  return sentence(error);
}
