// The corrections page: changed public verdicts, and the next correction.

import { IconEraser } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { addressOf } from "../../api/address";
import { claimsOf, claimsQuery } from "../../features/claims/queries";
import { sessionQuery } from "../../features/people/sessions/queries";
import { CorrectionList } from "../../features/publishing/corrections/correction-list";
import { type CorrectionEntry, correctionsQuery } from "../../features/publishing/corrections/queries";
import { revisionsQuery } from "../../features/verdicts/queries";
import { STANDINGS } from "../../lib/words/vocabulary";
import { t } from "../../texts";
import { SearchField } from "../../ui/controls/search-field";
import { Notice } from "../../ui/feedback/notice";
import { Pending } from "../../ui/feedback/pending";
import { LoadMore } from "../../ui/lists/load-more";
import { Moment } from "../../ui/marks/moment";
import { RatingOf } from "../../ui/marks/rated";
import { usePageTitle } from "../../ui/page-title";
import classes from "../verdicts/editor.module.css";
import { SplitView } from "../verdicts/split-view";

const route = getRouteApi("/desk/editor/corrections");

export function CorrectionsPage() {
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  return session.permissions.includes("publish") ? <Corrections /> : <Notice page title={t.editor.notYours} />;
}

function Corrections() {
  usePageTitle(t.corrections.title);
  const { claim: open = null, q = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const standing = useInfiniteQuery(claimsQuery({ public: true, sort: "newest", q }));
  const verdicts = claimsOf(standing.data);
  return (
    <SplitView
      open={open}
      onOpen={(claim, replace) =>
        void navigate({
          search: (old) => ({ ...old, claim: claim ?? undefined }),
          replace,
          resetScroll: false,
        })
      }
      parts={[verdicts.map(({ id }) => id)]}
      asideLabel={t.corrections.notices}
      aside={<Notices q={q} />}
      list={
        <>
          <header className={classes.head}>
            <h1>{t.corrections.title}</h1>
            <p>
              {t.corrections.lead}{" "}
              <a href={addressOf("/corrections", {})} target="_blank" rel="noreferrer">
                {t.corrections.publicList}
              </a>
            </p>
          </header>
          <section className={classes.part} aria-label={t.corrections.publicVerdicts}>
            <div className={classes.top}>
              <h2>{t.corrections.publicVerdicts}</h2>
              <SearchField
                label={t.corrections.search}
                placeholder={t.corrections.searchHint}
                value={q}
                onChange={(words) =>
                  void navigate({
                    search: (old) => ({ ...old, q: words || undefined }),
                    replace: true,
                    resetScroll: false,
                  })
                }
              />
            </div>
            <Pending query={standing} rows={6} found={verdicts.length} />
            {standing.isSuccess && verdicts.length === 0 ? (
              <p className={classes.empty}>{q ? t.corrections.noneFound : t.corrections.nothingPublic}</p>
            ) : null}
            <ul className={classes.rows}>
              {verdicts.map((claim) => (
                <li key={claim.id} className={classes.row} data-current={claim.id === open || undefined}>
                  <div className={classes.text}>
                    <RatingOf claim={claim} />
                    <Link
                      dir="auto"
                      to="/editor/corrections"
                      search={{ q: q || undefined, claim: claim.id }}
                      resetScroll={false}
                      className={classes.statement}
                      data-claim-link={claim.id}
                    >
                      {claim.statement}
                    </Link>
                    {claim.published ? (
                      <span className="muted">
                        {STANDINGS[claim.published.standing]}, <Moment at={claim.published.published_at} />
                      </span>
                    ) : null}
                  </div>
                </li>
              ))}
            </ul>
            <LoadMore query={standing} />
          </section>
        </>
      }
    />
  );
}

function Notices({ q }: { q: string }) {
  const query = useInfiniteQuery(correctionsQuery);
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <section className={classes.card} aria-label={t.corrections.notices}>
      <h2>{t.corrections.notices}</h2>
      <Pending query={query} rows={6} found={entries.length} />
      {query.isSuccess && entries.length === 0 ? (
        <Notice icon={<IconEraser />} title={t.corrections.none}>
          {t.corrections.noneNext}
        </Notice>
      ) : null}
      <CorrectionList
        entries={entries}
        link={({ claim, statement }) => (
          <Link to="/editor/corrections" search={{ q: q || undefined, claim }} resetScroll={false}>
            {statement}
          </Link>
        )}
        people={(entry) => <Wrote entry={entry} />}
      />
      <LoadMore query={query} />
    </section>
  );
}

/** Author and approvers of a notice, which the public feed does not contain. */
function Wrote({ entry }: { entry: CorrectionEntry }) {
  const { data = [] } = useQuery(revisionsQuery(entry.claim));
  const revision = data.find(({ number }) => number === entry.revision);
  if (!revision?.author) return null;
  const approvers = revision.decisions.flatMap(({ decision, by }) => (decision === "approved" ? [by.name] : []));
  return <span>{t.corrections.wroteAndApproved(revision.author.name, approvers.join(", "))}</span>;
}
