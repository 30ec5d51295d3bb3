// The page of other publishers' ratings.
import { SegmentedControl } from "@mantine/core";
import { IconScaleOutline } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { flushSync } from "react-dom";
import type { PublisherRating } from "../../api/types";
import { ratingsQuery } from "../../features/newsroom/ratings/data";
import { sessionQuery } from "../../features/people/sessions/queries";
import { publisherRatingsQuery, useMapRating } from "../../features/verdicts/scales/data";
import { RatingList } from "../../features/verdicts/scales/rating-list";
import { t } from "../../texts";
import { useShortcuts } from "../../ui/controls/shortcuts";
import { Notice } from "../../ui/feedback/notice";
import { Pending } from "../../ui/feedback/pending";
import { report } from "../../ui/feedback/say";
import { LoadMore } from "../../ui/lists/load-more";
import { Page } from "../../ui/page";

const route = getRouteApi("/desk/editor/scales");

export function ScalesPage() {
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  return session.permissions.includes("publish") ? <Scales /> : <Notice page title={t.editor.notYours} />;
}

function Scales() {
  const mapped = route.useSearch().shown === "mapped";
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(publisherRatingsQuery(mapped));
  const { data: scale = [] } = useQuery(ratingsQuery);
  const ratings = query.data?.pages.flatMap((page) => page.items) ?? [];
  const { current, setCurrent, map } = useMapping(ratings, (at) => scale[at]?.key);
  return (
    <Page title={t.scales.title} lead={t.scales.lead}>
      <SegmentedControl
        mb="md"
        aria-label={t.scales.shown}
        value={mapped ? "mapped" : "open"}
        data={[
          { value: "open", label: t.scales.open },
          { value: "mapped", label: t.scales.mapped },
        ]}
        onChange={(value) =>
          void navigate({ search: { shown: value === "mapped" ? value : undefined }, replace: true })
        }
      />
      {query.isSuccess && ratings.length === 0 ? (
        <Notice icon={<IconScaleOutline />} title={mapped ? t.scales.noneMapped : t.scales.noneOpen}>
          {t.scales.nothingNext}
        </Notice>
      ) : null}
      <Pending query={query} rows={6} found={ratings.length} />
      <RatingList ratings={ratings} scale={scale} current={current} onCurrent={setCurrent} onMap={map} />
      <LoadMore query={query} />
    </Page>
  );
}

/** The current rating of the list, and its mapping by choice or digit. */
function useMapping(ratings: readonly PublisherRating[], stepAt: (at: number) => string | undefined) {
  const [current, setCurrent] = useState<string | null>(null);
  const write = useMapRating();
  const at = ratings.findIndex(({ id }) => id === current);
  const move = (step: number) => {
    const next = ratings[Math.max(0, Math.min(ratings.length - 1, at < 0 ? 0 : at + step))];
    if (!next) return;
    flushSync(() => setCurrent(next.id));
    document.querySelector<HTMLElement>(`[data-rating="${next.id}"]`)?.focus();
  };
  const map = ({ id }: PublisherRating, rating: string | null) =>
    write.mutate({ id, rating }, report(rating ? t.scales.done : t.scales.removed));
  const chosen = write.isPending ? undefined : ratings[at];
  useShortcuts({
    next: () => move(1),
    previous: () => move(-1),
    rate: chosen
      ? (digit) => {
          const step = stepAt(Number(digit) - 1);
          if (step) map(chosen, step);
          move(1);
        }
      : null,
  });
  return { current, setCurrent, map };
}
