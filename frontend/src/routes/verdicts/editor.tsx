// The editor page: decisions to make, verdicts to publish.

import { Checkbox } from "@mantine/core";
import { IconArrowRight, IconWorldUpload } from "@tabler/icons-react";
import { type UseInfiniteQueryResult, useInfiniteQuery, useQueries, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { ClaimFilter } from "../../api/claims/claim-lists";
import type { ClaimFile, ClaimSummary } from "../../api/types";
import { claimQuery, claimsOf, claimsQuery } from "../../features/claims/queries";
import { sessionQuery } from "../../features/people/sessions/queries";
import { VerdictLine } from "../../features/verdicts/publish/verdict-line";
import { mayPublish, PublishButton } from "../../features/verdicts/publish-button";
import { Scheduled } from "../../features/verdicts/scheduled";
import { SeeOutputs } from "../../features/verdicts/see-outputs";
import { permitted, STALE } from "../../lib/words/vocabulary";
import { t } from "../../texts";
import { SmallButton } from "../../ui/controls/buttons";
import { lazyPart } from "../../ui/feedback/lazy-part";
import { Lines } from "../../ui/feedback/lines";
import { Failed, Notice } from "../../ui/feedback/notice";
import { OnDemand } from "../../ui/feedback/on-demand";
import { LoadMore } from "../../ui/lists/load-more";
import { Moment } from "../../ui/marks/moment";
import { usePageTitle } from "../../ui/page-title";
import classes from "./editor.module.css";
import { EditorAside } from "./editor-aside";
import { SplitView } from "./split-view";

const PublishDialog = lazyPart(
  async () => (await import("../../features/verdicts/publish/publish-dialog")).PublishDialog,
);
const route = getRouteApi("/desk/editor");

export function EditorPage() {
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  return session.permissions.includes("publish") ? <EditorsDesk /> : <Notice page title={t.editor.notYours} />;
}

function EditorsDesk() {
  const { claim: open = null } = route.useSearch();
  const navigate = route.useNavigate();
  const submitted = useFiles({ state: "submitted" });
  const approved = useFiles({ state: "approved" });
  const stale = useInfiniteQuery(claimsQuery({ stale: true }));
  const apart = submitted.files.filter(isApart);
  const rest = submitted.files.filter((claim) => !isApart(claim));
  const mine = rest.filter((claim) => permitted(claim, "approve")?.allowed);
  const others = [
    ...rest.filter((claim) => !permitted(claim, "approve")?.allowed),
    ...approved.files.filter((claim) => !mayPublish(claim)?.allowed),
  ];
  usePageTitle(t.editor.title);
  const ready = approved.files.filter((claim) => mayPublish(claim)?.allowed);
  const again = claimsOf(stale.data);
  const onOpen = (claim: string | null, replace: boolean) =>
    void navigate({ search: claim ? { claim } : {}, replace, resetScroll: false });
  const ids = (claims: readonly { id: string }[]) => claims.map(({ id }) => id);
  return (
    <SplitView
      open={open}
      onOpen={onOpen}
      parts={[ids(apart), ids(mine), ids(ready), ids(again), ids(others)]}
      asideLabel={t.editor.nothingOpen}
      aside={<EditorAside />}
      list={
        <>
          <header className={classes.head}>
            <h1>{t.editor.title}</h1>
            <p role="status">
              {submitted.pending || approved.pending
                ? t.editor.loading
                : t.editor.now(t.editor.toDecide(apart.length + mine.length), t.editor.toPublish(ready.length))}
            </p>
          </header>
          {apart.length > 0 ? (
            <Part title={t.editor.sections.apart} amount={apart.length}>
              <Rows claims={apart} open={open} />
            </Part>
          ) : null}
          <Part
            title={t.editor.sections.approve}
            amount={mine.length}
            query={submitted.query}
            pending={submitted.pending}
          >
            {mine.length > 0 ? <Rows claims={mine} open={open} /> : <Empty>{t.editor.empty.approve}</Empty>}
          </Part>
          <Ready claims={ready} open={open} query={approved.query} pending={approved.pending} />
          <Part title={t.editor.sections.stale} amount={again.length} query={stale}>
            {again.length > 0 ? (
              <ul className={classes.rows}>
                {again.map((claim) => (
                  <Row key={claim.id} claim={claim} open={open}>
                    <p className={classes.stale}>
                      {claim.stale ? (
                        <>
                          {STALE[claim.stale.reason]}, <Moment at={claim.stale.since} />
                        </>
                      ) : null}
                    </p>
                    <Opener claim={claim} />
                  </Row>
                ))}
              </ul>
            ) : (
              <Empty>{t.editor.empty.stale}</Empty>
            )}
          </Part>
          {others.length > 0 ? (
            <Part title={t.editor.sections.others} amount={others.length}>
              <Rows claims={others} open={open} after={(claim) => <p className={classes.why}>{whyNot(claim)}</p>} />
            </Part>
          ) : null}
        </>
      }
    />
  );
}

/** Lists contain neither the permitted actions nor the verdict's author; the claim file does. */
function useFiles(filter: ClaimFilter) {
  const list = useInfiniteQuery(claimsQuery(filter));
  const claims = claimsOf(list.data);
  const loaded = useQueries({ queries: claims.map(({ id }) => claimQuery(id)) });
  const files = loaded.flatMap(({ data }) => (data && data.state === filter.state ? [data] : []));
  return { query: list, files, pending: list.isPending || loaded.some((one) => one.isPending) };
}

type PartProps = {
  title: string;
  amount: number;
  query?: UseInfiniteQueryResult;
  /** The query has answered, but not everything that the part shows. */
  pending?: boolean;
  tools?: ReactNode;
  children: ReactNode;
};

function Part({ title, amount, query, pending = query?.isPending, tools, children }: PartProps) {
  const failed = query?.isError && !query.data;
  return (
    <section className={classes.part} aria-label={title}>
      <div className={classes.top}>
        <h2>
          {title}{" "}
          {pending ? null : (
            <span className={classes.amount}>
              {amount}
              {query?.hasNextPage ? "+" : ""}
            </span>
          )}
        </h2>
        {tools}
      </div>
      {failed ? <Failed error={query.error} retry={() => void query.refetch()} /> : null}
      {pending ? <Lines rows={3} label={t.editor.loading} /> : failed ? null : children}
      {query ? <LoadMore query={query} /> : null}
    </section>
  );
}

function Empty({ children }: { children: ReactNode }) {
  return <p className={classes.empty}>{children}</p>;
}

type RowsProps = {
  claims: readonly ClaimFile[];
  open: string | null;
  before?: (claim: ClaimFile) => ReactNode;
  after?: (claim: ClaimFile) => ReactNode;
};

function Rows({ claims, open, before, after }: RowsProps) {
  return (
    <ul className={classes.rows}>
      {claims.map((claim) => (
        <Row key={claim.id} claim={claim} open={open} before={before?.(claim)}>
          <VerdictLine claim={claim}>
            <Opener claim={claim} />
          </VerdictLine>
          {after?.(claim)}
        </Row>
      ))}
    </ul>
  );
}

type RowProps = { claim: ClaimSummary; open: string | null; before?: ReactNode; children: ReactNode };

function Row({ claim, open, before, children }: RowProps) {
  return (
    <li className={classes.row} data-current={claim.id === open || undefined}>
      {before}
      <div className={classes.text}>{children}</div>
    </li>
  );
}

function Opener({ claim }: { claim: ClaimSummary }) {
  return (
    <Link
      dir="auto"
      to="/editor"
      search={{ claim: claim.id }}
      className={classes.statement}
      data-claim-link={claim.id}
      resetScroll={false}
    >
      {claim.statement}
    </Link>
  );
}

type ReadyProps = {
  claims: readonly ClaimFile[];
  open: string | null;
  query: UseInfiniteQueryResult;
  pending: boolean;
};

/** Verdicts to publish, one by one or several at once. */
function Ready({ claims, open, query, pending }: ReadyProps) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [publishing, setPublishing] = useState<readonly ClaimFile[] | null>(null);
  const tickable = claims.filter((claim) => !claim.embargo_until && claim.schedule?.ended !== null);
  const chosen = tickable.filter((claim) => ticked.includes(claim.id));
  const all = tickable.length > 0 && chosen.length === tickable.length;
  return (
    <Part
      title={t.editor.sections.publish}
      amount={claims.length}
      query={query}
      pending={pending}
      tools={
        claims.length > 1 ? (
          <div className={classes.tools}>
            <Checkbox
              size="xs"
              label={t.editor.tickAll}
              checked={all}
              indeterminate={chosen.length > 0 && !all}
              onChange={() => setTicked(all ? [] : tickable.map(({ id }) => id))}
            />
            <SmallButton
              disabled={chosen.length === 0}
              onClick={() => setPublishing(chosen)}
              leftSection={<IconWorldUpload size={15} />}
            >
              {t.editor.publishTicked(chosen.length)}
            </SmallButton>
          </div>
        ) : null
      }
    >
      {claims.length === 0 ? <Empty>{t.editor.empty.publish}</Empty> : null}
      <Rows
        claims={claims}
        open={open}
        before={(claim) =>
          claims.length > 1 && tickable.includes(claim) ? (
            <Checkbox
              className={classes.tick}
              size="md"
              aria-label={t.editor.tick(claim.statement)}
              checked={ticked.includes(claim.id)}
              onChange={(event) => {
                const on = event.currentTarget.checked;
                setTicked((old) => (on ? [...old, claim.id] : old.filter((id) => id !== claim.id)));
              }}
            />
          ) : null
        }
        after={(claim) => (
          <div className={classes.actions}>
            <PublishButton
              claim={claim}
              size="compact-sm"
              leftSection={<IconArrowRight size={15} />}
              aria-label={t.editor.publishOne(claim.statement)}
            >
              {t.editor.publish}
            </PublishButton>
            <SeeOutputs claim={claim} />
            <Scheduled claim={claim} />
          </div>
        )}
      />
      <OnDemand wanted={publishing !== null}>
        <PublishDialog
          claims={publishing}
          onClose={() => {
            setPublishing(null);
            setTicked([]);
          }}
        />
      </OnDemand>
    </Part>
  );
}

function isApart(claim: ClaimFile): boolean {
  const reading = claim.verdict.second_reading;
  return reading?.agrees === false && !reading.adjudication;
}

function whyNot(claim: ClaimFile): string {
  return permitted(claim, claim.state === "approved" ? "publish" : "approve")?.reason ?? "";
}
