// The button that merges a claim with another one in sight.
import { Button } from "@mantine/core";
import { IconArrowMerge } from "@tabler/icons-react";
import type { ClaimFile, ClaimSummary } from "../../../api/types";
import { permitted } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { sayFailed } from "../../../ui/feedback/say";
import { useMerge, useMergeReport } from "./data";

type Props = { claim: ClaimFile; other: ClaimSummary; onOpen: (claim: string, article: string) => void };

export function MergeWith({ claim, other, onOpen }: Props) {
  const merge = useMerge();
  const told = useMergeReport();
  const open = (file: ClaimFile) => onOpen(file.id, file.article.id);
  if (!permitted(claim, "merge")?.allowed || other.merged_into) return null;
  return (
    <Button
      variant="default"
      size="compact-xs"
      leftSection={<IconArrowMerge size={14} />}
      loading={merge.isPending}
      aria-label={t.related.mergeWith(other.statement)}
      onClick={() =>
        merge.mutate(
          { claim, input: { with: other.id } },
          {
            onSuccess: (file) => {
              told(t.related.merged, [claim.id, other.id], file, open);
              open(file);
            },
            onError: sayFailed,
          },
        )
      }
    >
      {t.related.merge}
    </Button>
  );
}
