// The confirmation dialog, opened when the server asks for it.
import { lazy } from "react";
import { useConfirmationAsked } from "../../../api/confirmation";
import { OnDemand } from "../../../ui/feedback/on-demand";

const ConfirmationDialog = lazy(async () => ({
  default: (await import("./confirmation-dialog")).ConfirmationDialog,
}));

export function ConfirmationGate() {
  const asked = useConfirmationAsked();
  return (
    <OnDemand wanted={asked}>
      <ConfirmationDialog opened={asked} />
    </OnDemand>
  );
}
