// The sign-in dialog, opened when the session ends during work.
import { lazy } from "react";
import { useSessionEnded } from "../../../api/session-state";
import { OnDemand } from "../../../ui/feedback/on-demand";

const SessionDialog = lazy(async () => ({ default: (await import("./session-dialog")).SessionDialog }));

export function SessionGate({ email }: { email: string }) {
  const ended = useSessionEnded();
  return (
    <OnDemand wanted={ended}>
      <SessionDialog opened={ended} email={email} />
    </OnDemand>
  );
}
