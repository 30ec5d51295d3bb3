// The confirmation dialog, opened when the server asks for it.

import { useConfirmationAsked } from "../../../api/confirmation";
import { lazyPart } from "../../../ui/feedback/lazy-part";
import { OnDemand } from "../../../ui/feedback/on-demand";

const ConfirmationDialog = lazyPart(async () => (await import("./confirmation-dialog")).ConfirmationDialog);

export function ConfirmationGate() {
  const asked = useConfirmationAsked();
  return (
    <OnDemand wanted={asked}>
      <ConfirmationDialog opened={asked} />
    </OnDemand>
  );
}
