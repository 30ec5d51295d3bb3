// How does a person sign in without typing a password?
import { Alert, Button, Stack } from "@mantine/core";
import { IconFingerprint, IconLogin2 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { isProblem, sentence } from "../../api/problem";
import { deviceFailure, knowsPasskeys } from "../../lib/passkeys";
import { usePasskeySignIn } from "./actions";
import { waysQuery } from "./queries";

type Props = {
  /** The page to come back to from the identity provider. */
  to: string;
  onSignedIn: () => void;
};

export function OtherWays({ to, onSignedIn }: Props) {
  const ways = useQuery(waysQuery);
  const signIn = usePasskeySignIn();
  if (!ways.data) return null;
  const { passkeys, single_sign_on } = ways.data;
  const withPasskeys = passkeys && knowsPasskeys();
  if (!withPasskeys && single_sign_on === null) return null;
  return (
    <Stack gap="sm" mt="md">
      {signIn.error ? <Alert role="alert" color="red" variant="light" title={failure(signIn.error)} /> : null}
      {withPasskeys ? (
        <Button
          variant="default"
          size="md"
          fullWidth
          leftSection={<IconFingerprint size={18} />}
          loading={signIn.isPending}
          onClick={() => signIn.mutate(undefined, { onSuccess: onSignedIn })}
        >
          Sign in with a passkey
        </Button>
      ) : null}
      {single_sign_on ? (
        <Button
          component="a"
          href={`/api/v1/single-sign-on/departure?to=${encodeURIComponent(to)}`}
          variant="default"
          size="md"
          fullWidth
          leftSection={<IconLogin2 size={18} />}
        >
          Sign in with {single_sign_on}
        </Button>
      ) : null}
    </Stack>
  );
}

function failure(error: unknown): string {
  if (isProblem(error, 401)) return "This device's passkey is not known here. Sign in another way.";
  return deviceFailure(error) ?? sentence(error);
}

const REFUSALS: Record<string, string> = {
  expired: "That took too long, or began in another browser. Try again.",
  denied: "The identity provider did not sign you in.",
  provider: "The identity provider does not answer as it should. Try again, or sign in with your password.",
  unverified: "The identity provider has not confirmed your e-mail address. Ask whoever runs it.",
  no_role: "The identity provider gives you no role at this desk. Ask an admin.",
  deactivated: "Your account here is deactivated. Ask an admin.",
  another: "Somebody else signed in at the identity provider than sits here, or not just now.",
};

/** Why the identity provider did not let somebody in. */
export function Refused({ reason }: { reason: string }) {
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      mb="md"
      title={REFUSALS[reason] ?? "Signing in failed. Try again."}
    />
  );
}
