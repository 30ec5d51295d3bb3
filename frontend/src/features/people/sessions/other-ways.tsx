// Sign-in without a password: passkey, identity provider.

import { Button, Stack } from "@mantine/core";
import { IconFingerprint, IconLogin2 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { addressOf } from "../../../api/address";
import { isProblem, sentence } from "../../../api/problem";
import { deviceFailure, knowsPasskeys } from "../../../lib/device/passkeys";
import { t } from "../../../texts";
import { FailedAlert } from "../../../ui/feedback/failed-alert";
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
      {signIn.error ? <FailedAlert title={failure(signIn.error)} /> : null}
      {withPasskeys ? (
        <Button
          variant="default"
          size="md"
          fullWidth
          leftSection={<IconFingerprint size={18} />}
          loading={signIn.isPending}
          onClick={() => signIn.mutate(undefined, { onSuccess: onSignedIn })}
        >
          {t.sessions.signInWithPasskey}
        </Button>
      ) : null}
      {single_sign_on ? (
        <Button
          component="a"
          href={addressOf("/api/v1/single-sign-on/departure", {}, { to })}
          variant="default"
          size="md"
          fullWidth
          leftSection={<IconLogin2 size={18} />}
        >
          {t.sessions.signInWith(single_sign_on)}
        </Button>
      ) : null}
    </Stack>
  );
}

function failure(error: unknown): string {
  if (isProblem(error, 401)) return t.sessions.unknownPasskey;
  return deviceFailure(error) ?? sentence(error);
}

const REFUSALS: Record<string, string> = t.sessions.refusals;

/** Why the identity provider did not let somebody in. */
export function Refused({ reason }: { reason: string }) {
  return <FailedAlert mb="md" title={REFUSALS[reason] ?? t.sessions.refused} />;
}
