// The sign-in dialog, opened when the session ends during work.

import { useSessionEnded } from "../../../api/session-state";
import { lazyPart } from "../../../ui/feedback/lazy-part";
import { OnDemand } from "../../../ui/feedback/on-demand";

const SessionDialog = lazyPart(async () => (await import("./session-dialog")).SessionDialog);

export function SessionGate({ email }: { email: string }) {
  const ended = useSessionEnded();
  return (
    <OnDemand wanted={ended}>
      <SessionDialog opened={ended} email={email} />
    </OnDemand>
  );
}
