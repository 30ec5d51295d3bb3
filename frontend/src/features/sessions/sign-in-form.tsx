// How does a person sign in?
import { Alert, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconAlertCircle } from "@tabler/icons-react";
import { isProblem, sentence } from "../../api/problem";
import { useSignIn } from "./actions";

type Props = { email?: string; onSignedIn: () => void };

export function SignInForm({ email = "", onSignedIn }: Props) {
  const signIn = useSignIn();
  const form = useForm({
    initialValues: { email, password: "" },
    validate: {
      email: (value) => (value.trim() === "" ? "Enter your e-mail address." : null),
      password: (value) => (value === "" ? "Enter your password." : null),
    },
  });
  const submit = form.onSubmit(({ email: address, password }) =>
    signIn.mutate(
      { email: address.trim(), password },
      {
        onSuccess: onSignedIn,
        onError: (error) => {
          if (isProblem(error, 401)) form.setFieldValue("password", "");
        },
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate aria-label="Sign in">
      <Stack gap="md">
        {signIn.error ? (
          <Alert
            role="alert"
            color="red"
            variant="light"
            icon={<IconAlertCircle />}
            title={failure(signIn.error)}
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
        <Button type="submit" size="md" loading={signIn.isPending} fullWidth>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}

function failure(error: unknown): string {
  if (isProblem(error, 401, 422)) return "The e-mail address or the password is not right.";
  if (isProblem(error, 0)) return "The server does not answer. Check the connection and try again.";
  return sentence(error);
}
