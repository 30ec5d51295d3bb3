// Loading further rows on scrolling or with a button.
import { Button } from "@mantine/core";
import { useIntersection } from "@mantine/hooks";
import { useEffect } from "react";
import { t } from "../../texts";

type Props = { more: boolean; loading: boolean; failed: boolean; load: () => void };

export function LoadMore({ more, loading, failed, load }: Props) {
  const { ref, entry } = useIntersection({ rootMargin: "600px" });
  const near = entry?.isIntersecting ?? false;
  useEffect(() => {
    if (near && more && !loading && !failed) load();
  }, [near, more, loading, failed, load]);
  if (!more) return null;
  return (
    <div ref={ref} style={{ padding: 16, textAlign: "center" }}>
      <Button variant="default" onClick={load} loading={loading}>
        {failed ? t.common.tryAgain : t.common.loadMore}
      </Button>
    </div>
  );
}
