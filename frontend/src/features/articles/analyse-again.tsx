// The button that analyses an article again.

import { IconRefresh } from "@tabler/icons-react";
import { t } from "../../texts";
import { TextButton } from "../../ui/controls/buttons";
import { report } from "../../ui/feedback/say";
import { useAnalyseAgain } from "./actions";

type Props = { id: string; busy?: boolean; className?: string | undefined };

export function AnalyseAgain({ id, busy = false, className }: Props) {
  const analyse = useAnalyseAgain(id);
  return (
    <TextButton
      className={className}
      leftSection={<IconRefresh size={15} />}
      loading={analyse.isPending}
      disabled={busy}
      onClick={() => analyse.mutate(undefined, report(t.intake.searchingAgain))}
    >
      {t.intake.searchAgain}
    </TextButton>
  );
}
