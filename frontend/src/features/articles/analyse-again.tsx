// The button that analyses an article again.
import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { t } from "../../texts";
import { report } from "../../ui/feedback/say";
import { useAnalyseAgain } from "./actions";

type Props = { id: string; busy?: boolean; className?: string | undefined };

export function AnalyseAgain({ id, busy = false, className }: Props) {
  const analyse = useAnalyseAgain(id);
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      className={className}
      leftSection={<IconRefresh size={15} />}
      loading={analyse.isPending}
      disabled={busy}
      onClick={() => analyse.mutate(undefined, report(t.intake.searchingAgain))}
    >
      {t.intake.searchAgain}
    </Button>
  );
}
