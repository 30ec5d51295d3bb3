// What happens when the session ends in the middle of work?
import { Modal, Text } from "@mantine/core";
import { useSessionEnded } from "../../api/session-state";
import { SignInForm } from "./sign-in-form";

export function SessionGate({ email }: { email: string }) {
  const ended = useSessionEnded();
  return (
    <Modal
      opened={ended}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title="Your session has ended"
    >
      <Text mb="md" c="var(--ink-2)">
        Sign in to go on. The page is as you left it, and nothing you typed is lost.
      </Text>
      <SignInForm email={email} onSignedIn={() => undefined} />
    </Modal>
  );
}
