// The button that confirms the automatic wording of a claim.
import { IconCheck } from "@tabler/icons-react";
import type { ClaimFile } from "../../../api/types";
import { permitted } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { ActionButton } from "../../../ui/controls/action-button";
import { useShortcut } from "../../../ui/controls/shortcuts";
import { report } from "../../../ui/feedback/say";
import { useConfirmWording } from "../actions";

/** Absent once a person has confirmed or written the statement. */
export function ConfirmWording({ claim }: { claim: ClaimFile }) {
  const confirm = useConfirmWording();
  const may = claim.statement_is_machine ? permitted(claim, "confirm_wording") : null;
  const accept = () => confirm.mutate({ claim, input: null }, report(t.claims.wordingConfirmed));
  useShortcut("confirm-wording", may?.allowed && !confirm.isPending ? accept : null);
  return (
    <ActionButton
      permitted={may}
      onClick={accept}
      shortcut="confirm-wording"
      loading={confirm.isPending}
      variant="subtle"
      size="compact-xs"
      leftSection={<IconCheck size={14} />}
    >
      {t.claims.confirmWording}
    </ActionButton>
  );
}
