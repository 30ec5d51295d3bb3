// The button that opens the output preview.

import { useDisclosure } from "@mantine/hooks";
import type { ClaimFile } from "../../api/types";
import { t } from "../../texts";
import { SmallButton } from "../../ui/controls/buttons";
import { lazyPart } from "../../ui/feedback/lazy-part";
import { OnDemand } from "../../ui/feedback/on-demand";

const OutputsDialog = lazyPart(async () => (await import("./outputs/outputs-dialog")).OutputsDialog);

export function SeeOutputs({ claim }: { claim: ClaimFile }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <SmallButton aria-haspopup="dialog" onClick={open}>
        {t.outputs.see}
      </SmallButton>
      <OnDemand wanted={opened}>
        <OutputsDialog claim={claim} opened={opened} onClose={close} />
      </OnDemand>
    </>
  );
}
