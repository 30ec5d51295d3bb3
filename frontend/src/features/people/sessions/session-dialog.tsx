// The sign-in dialog after the session has ended.

import { Modal, Text } from "@mantine/core";
import { pageAddress } from "../../../lib/base-path";
import { t } from "../../../texts";
import { OtherWays } from "./other-ways";
import { SignInForm } from "./sign-in-form";

export function SessionDialog({ opened, email }: { opened: boolean; email: string }) {
  return (
    <Modal
      opened={opened}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t.sessions.ended}
    >
      <Text mb="md" c="var(--ink-2)">
        {t.sessions.goOnHere}
      </Text>
      <SignInForm email={email} onSignedIn={() => undefined} />
      <OtherWays to={pageAddress()} onSignedIn={() => undefined} />
    </Modal>
  );
}
