// What a feed brought, and what became of it.
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Subscription, SubscriptionEntry } from "../../../api/types";
import { t } from "../../../texts";
import { Pending } from "../../../ui/feedback/pending";
import { LoadMore } from "../../../ui/lists/load-more";
import { Moment } from "../../../ui/marks/moment";
import { entriesQuery } from "./data";
import classes from "./subscriptions.module.css";

export function Entries({ subscription }: { subscription: Subscription }) {
  const query = useInfiniteQuery(entriesQuery(subscription.id));
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={classes.entries} aria-label={t.subscriptions.entries}>
      <Pending query={query} rows={4} found={entries.length} />
      {query.isSuccess && entries.length === 0 ? <p className="muted">{t.subscriptions.noEntries}</p> : null}
      <ol className={classes.list}>
        {entries.map((entry) => (
          <li key={entry.url} className={classes.entry}>
            <span className={classes.what}>
              <Title entry={entry} />
            </span>
            <span className={classes.outcome} data-outcome={entry.outcome}>
              {entry.problem ? t.articles.fetchProblems[entry.problem] : t.subscriptions.outcomes[entry.outcome]}
            </span>
            <span className="muted">
              <Moment at={entry.published_at ?? entry.seen_at} />
            </span>
          </li>
        ))}
      </ol>
      <LoadMore query={query} />
    </section>
  );
}

function Title({ entry }: { entry: SubscriptionEntry }) {
  const words = <bdi dir="auto">{entry.title ?? entry.url}</bdi>;
  return entry.article_id ? (
    <Link to="/articles/$articleId" params={{ articleId: entry.article_id }}>
      {words}
    </Link>
  ) : (
    <a href={entry.url} target="_blank" rel="noreferrer">
      {words}
    </a>
  );
}
