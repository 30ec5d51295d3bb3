// What has gone out, and where can others pick it up?

import { IconExternalLink, IconWorld } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { claimsQuery } from "../features/claims/queries";
import { CopyAddress } from "../ui/copy-address";
import { Lines } from "../ui/lines";
import { LoadMore } from "../ui/load-more";
import { Moment } from "../ui/moment";
import { Failed, Notice } from "../ui/notice";
import { Rated } from "../ui/rated";
import classes from "./published.module.css";

export function PublishedPage() {
  const query = useInfiniteQuery(claimsQuery({ public: true, sort: "newest" }));
  const claims = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>Published</h1>
        <div className={classes.feeds}>
          <CopyAddress label="JSON Feed" address={`${window.location.origin}/feeds/verdicts.json`} />
          <CopyAddress label="Atom" address={`${window.location.origin}/feeds/verdicts.atom`} />
          <CopyAddress label="RSS" address={`${window.location.origin}/feeds/verdicts.rss`} />
        </div>
      </header>
      {query.isPending ? <Lines rows={8} label="Loading published verdicts" /> : null}
      {query.isError && claims.length === 0 ? (
        <Failed error={query.error} retry={() => void query.refetch()} />
      ) : null}
      {query.isSuccess && claims.length === 0 ? (
        <Notice icon={<IconWorld />} title="Nothing is published yet">
          Approved verdicts wait under{" "}
          <Link to="/queue" search={{ state: "approved" }}>
            To publish
          </Link>
          . Once published, they stand here, on their public pages and in both feeds.
        </Notice>
      ) : null}
      <ul className={classes.list}>
        {claims.map((claim) => (
          <li key={claim.id} className={classes.item}>
            <div className={classes.rating}>
              {claim.rating ? <Rated label={claim.rating.label} color={claim.rating.color} /> : null}
            </div>
            <div>
              <Link
                to="/articles/$articleId"
                params={{ articleId: claim.article.id }}
                search={{ claim: claim.id, tab: "verdict" }}
                className={classes.statement}
              >
                {claim.statement}
              </Link>
              <p className={classes.meta}>
                {claim.article.outlet ?? claim.article.title ?? "Untitled"}
                {claim.published ? (
                  <>
                    <span>
                      published <Moment at={claim.published.published_at} />
                    </span>
                    <a href={claim.published.url} target="_blank" rel="noreferrer">
                      Public page <IconExternalLink size={13} aria-hidden="true" />
                      <span className="visually-hidden"> of “{claim.statement}”</span>
                    </a>
                  </>
                ) : null}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <LoadMore
        more={query.hasNextPage}
        loading={query.isFetchingNextPage}
        failed={query.isFetchNextPageError}
        load={() => void query.fetchNextPage()}
      />
    </div>
  );
}
