// The page of published verdicts and feeds.

import { IconExternalLink, IconWorld } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { addressOf } from "../../api/address";
import { claimsOf, claimsQuery } from "../../features/claims/queries";
import { ratingsQuery } from "../../features/newsroom/ratings/data";
import { FeedBuilder } from "../../features/publishing/feeds/feed-builder";
import { t } from "../../texts";
import { Notice } from "../../ui/feedback/notice";
import { Pending } from "../../ui/feedback/pending";
import { LoadMore } from "../../ui/lists/load-more";
import { Moment } from "../../ui/marks/moment";
import { RatingOf } from "../../ui/marks/rated";
import { Page } from "../../ui/page";
import { phrase } from "../../ui/phrase";
import classes from "./published.module.css";

const route = getRouteApi("/desk/published");

export function PublishedPage() {
  const { build, ...choice } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: ratings = [] } = useQuery(ratingsQuery);
  const query = useInfiniteQuery(claimsQuery({ public: true, sort: "newest" }));
  const claims = claimsOf(query.data);
  return (
    <Page title={t.published.title} width={940}>
      <FeedBuilder
        choice={choice}
        ratings={ratings}
        open={build === "feed" || Object.values(choice).some(Boolean)}
        onOpen={() => void navigate({ search: { build: "feed" }, resetScroll: false })}
        onClose={() => void navigate({ search: {}, resetScroll: false })}
        onChange={(part, typing) =>
          void navigate({
            search: (old) => ({ ...old, build: "feed", ...part }),
            replace: typing,
            resetScroll: false,
          })
        }
      />
      <Pending query={query} rows={8} found={claims.length} />
      {query.isSuccess && claims.length === 0 ? (
        <Notice icon={<IconWorld />} title={t.published.none}>
          {phrase(
            t.published.noneHelp((words) => (
              <Link to="/queue" search={{ state: "approved" }}>
                {words}
              </Link>
            )),
          )}
        </Notice>
      ) : null}
      <h2 className="visually-hidden">{t.published.verdicts}</h2>
      <ul className={classes.list}>
        {claims.map((claim) => (
          <li key={claim.id} className={classes.item}>
            <div className={classes.rating}>
              <RatingOf claim={claim} />
            </div>
            <div>
              <Link
                dir="auto"
                to="/articles/$articleId"
                params={{ articleId: claim.article.id }}
                search={{ claim: claim.id, tab: "verdict" }}
                className={classes.statement}
              >
                {claim.statement}
              </Link>
              <p className={classes.meta}>
                <bdi>{claim.article.outlet ?? claim.article.title ?? t.common.untitled}</bdi>
                {claim.published ? (
                  <>
                    <span>{phrase(t.published.published(<Moment at={claim.published.published_at} />))}</span>
                    <a href={addressOf("/verdicts/{slug}", claim.published)} target="_blank" rel="noreferrer">
                      {t.published.publicPage} <IconExternalLink size={13} aria-hidden="true" />
                      <span className="visually-hidden">{t.published.ofStatement(claim.statement)}</span>
                    </a>
                  </>
                ) : null}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <LoadMore query={query} />
    </Page>
  );
}
