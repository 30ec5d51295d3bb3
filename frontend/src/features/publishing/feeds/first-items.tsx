// The first items of a feed as its readers get them.
import type { UseQueryResult } from "@tanstack/react-query";
import { safeHref } from "../../../lib/words/words";
import { t } from "../../../texts";
import { Lines } from "../../../ui/feedback/lines";
import { Failed } from "../../../ui/feedback/notice";
import { Moment } from "../../../ui/marks/moment";
import classes from "./feed-builder.module.css";
import type { FeedItem } from "./queries";

type Props = {
  feed: UseQueryResult<{ items: FeedItem[]; goesOn: boolean }>;
  /** The server refuses a filter, and says so at its field. */
  wrong: boolean;
  corrections: boolean;
};

export function FirstItems({ feed, wrong, corrections }: Props) {
  return (
    <div aria-busy={feed.isFetching} className={classes.first} data-old={feed.isPlaceholderData || undefined}>
      <h3>{t.feeds.carriesNow}</h3>
      <div role="status">
        {wrong ? (
          <p className={classes.none}>{t.feeds.wrongFilter}</p>
        ) : feed.data?.items.length === 0 ? (
          <p className={classes.none}>{corrections ? t.feeds.noCorrections : t.feeds.noVerdicts}</p>
        ) : null}
      </div>
      {!wrong && feed.isError ? <Failed error={feed.error} retry={() => void feed.refetch()} /> : null}
      {feed.isPending ? <Lines rows={4} label={t.feeds.reading} /> : null}
      {!feed.isError && feed.data ? (
        <>
          <ol className={classes.items}>
            {feed.data.items.map((item) => (
              <Item key={item.id} item={item} />
            ))}
          </ol>
          {feed.data.goesOn ? <p className={classes.note}>{t.feeds.more}</p> : null}
        </>
      ) : null}
    </div>
  );
}

function Item({ item }: { item: FeedItem }) {
  return (
    <li style={{ "--tone": item._factcheck.rating.color }}>
      <a href={safeHref(item.url)} target="_blank" rel="noreferrer" className={classes.title}>
        <bdi>{item.title}</bdi>
      </a>
      {item.summary ? (
        <p className={classes.summary}>
          <bdi>{item.summary}</bdi>
        </p>
      ) : null}
      <p className={classes.meta}>
        <Moment at={item.date_modified} />
        {item._factcheck.claimant ? <span>{item._factcheck.claimant}</span> : null}
        {item._factcheck.outlet ? <span>{item._factcheck.outlet}</span> : null}
        {item.tags.map((tag) => (
          <span key={tag} className={classes.tag}>
            {tag}
          </span>
        ))}
      </p>
    </li>
  );
}
