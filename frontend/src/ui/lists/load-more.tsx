// Loading further rows on scrolling or with a button.
import { Button } from "@mantine/core";
import { useIntersection } from "@mantine/hooks";
import { useEffect } from "react";
import { t } from "../../texts";

type Props = {
  query: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    fetchNextPage: () => unknown;
  };
};

export function LoadMore({ query }: Props) {
  const { hasNextPage: more, isFetchingNextPage: loading, isFetchNextPageError: failed, fetchNextPage } = query;
  const { ref, entry } = useIntersection({ rootMargin: "600px" });
  const near = entry?.isIntersecting ?? false;
  useEffect(() => {
    if (near && more && !loading && !failed) void fetchNextPage();
  }, [near, more, loading, failed, fetchNextPage]);
  if (!more) return null;
  return (
    <div ref={ref} style={{ padding: 16, textAlign: "center" }}>
      <Button variant="default" onClick={() => void fetchNextPage()} loading={loading}>
        {failed ? t.common.tryAgain : t.common.loadMore}
      </Button>
    </div>
  );
}
