// The queue page.

import { useMediaQuery } from "@mantine/hooks";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCallback, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { ActionName, ClaimFile, ClaimSummary } from "../../api/types";
import { ClaimCards, ClaimTable } from "../../features/claims/lists/claim-table";
import { nameOf, occurrenceQuery } from "../../features/claims/occurrences/data";
import { OccurrenceList } from "../../features/claims/occurrences/occurrence-list";
import { claimQuery, claimsOf, claimsQuery } from "../../features/claims/queries";
import { inForce } from "../../features/claims/queue/filter-panel";
import { MeantClaims } from "../../features/claims/related/known";
import { useAssign, useHolderReport } from "../../features/claims/reviews/actions";
import { QuickActions } from "../../features/claims/reviews/quick-actions";
import { FirstSteps, useFirstStepsDeciding } from "../../features/newsroom/first-steps/first-steps";
import { peopleQuery } from "../../features/people/accounts/data";
import { sessionQuery } from "../../features/people/sessions/queries";
import { permitted } from "../../lib/words/vocabulary";
import { t } from "../../texts";
import { useShortcut } from "../../ui/controls/shortcuts";
import { lazyPart } from "../../ui/feedback/lazy-part";
import { Lines } from "../../ui/feedback/lines";
import { Failed } from "../../ui/feedback/notice";
import { OnDemand } from "../../ui/feedback/on-demand";
import { sayFailed, sayRefused } from "../../ui/feedback/say";
import { LoadMore } from "../../ui/lists/load-more";
import { usePageTitle } from "../../ui/page-title";
import { columnSort, queueFilter, sortedBy } from "../search";
import classes from "./queue.module.css";
import { QueueHead } from "./queue-head";
import { EmptyView, viewOf } from "./queue-views";

const BulkBar = lazyPart(async () => (await import("../../features/claims/queue/bulk-bar")).BulkBar);
const DismissDialog = lazyPart(
  async () => (await import("../../features/claims/reviews/dismiss-dialog")).DismissDialog,
);
const route = getRouteApi("/desk/queue");
const NONE: ReadonlySet<string> = new Set();
/** The number of claims that can be changed at once. */
const MOST_TICKED = 500;

export function QueuePage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const sort = columnSort(search);
  const narrow = useMediaQuery("(max-width: 720px)", undefined, { getInitialValueInEffect: false });
  const view = viewOf(search);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(NONE);
  usePageTitle(view?.label ?? t.queue.title);
  const { data: session } = useQuery(sessionQuery);
  const { data: people = [] } = useQuery(peopleQuery);
  const query = useInfiniteQuery(claimsQuery(queueFilter(search)));
  const deciding = useFirstStepsDeciding();
  const claims = useMemo(() => claimsOf(query.data), [query.data]);
  const { current, setCurrent, actions, dialog } = useQueueActions(claims);
  const filtered = Boolean(
    search.q || search.kind || (search.assignee && search.assignee !== view?.assignee) || inForce(search).length > 0,
  );
  const { tick, tickAll } = useTicking(claims, setTicked);
  const shown = useMemo(() => claims.filter((claim) => ticked.has(claim.id)), [claims, ticked]);
  const { fetchNextPage } = query;
  /** Loads what the list does not show yet, as far as it can be changed at once, and ticks all of it. */
  const everything = async () => {
    let all = claims;
    for (let more = query.hasNextPage; more && all.length < MOST_TICKED; ) {
      const next = await fetchNextPage();
      all = claimsOf(next.data);
      more = next.hasNextPage && !next.isError;
    }
    setTicked(new Set(all.slice(0, MOST_TICKED).map(({ id }) => id)));
  };
  const load = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const mayLoad = query.hasNextPage && !query.isFetching && !query.isFetchNextPageError;

  if (search.group === "occurrence")
    return (
      <div className={classes.page}>
        <h1 className="visually-hidden">{t.occurrences.title}</h1>
        <QueueHead people={people} />
        <section className={classes.list} aria-label={t.occurrences.title}>
          <OccurrenceList />
        </section>
      </div>
    );
  const List = narrow ? ClaimCards : ClaimTable;
  return (
    <div className={classes.page}>
      <h1 className="visually-hidden">{t.queue.title}</h1>
      <QueueHead people={people} />
      <FirstSteps admin={session?.permissions.includes("administer") ?? false} className={classes.firstSteps} />
      {search.occurrence ? <OneOccurrence id={search.occurrence} /> : null}
      <section className={classes.list} aria-label={view?.label ?? t.queue.claims}>
        {query.isPending || deciding ? <Lines rows={12} /> : null}
        {query.isError && claims.length === 0 ? (
          <Failed error={query.error} retry={() => void query.refetch()} />
        ) : null}
        {claims.length > 0 && !deciding ? (
          <List
            claims={claims}
            sort={sort}
            onSort={(column) =>
              void navigate({ search: (old) => ({ ...old, ...sortedBy(column, columnSort(old)) }), replace: true })
            }
            current={current}
            onCurrent={setCurrent}
            ticked={ticked}
            onTick={tick}
            onTickAll={tickAll}
            actions={actions}
            more={query.hasNextPage}
            onEnd={mayLoad ? load : null}
          />
        ) : null}
        {query.isSuccess && claims.length === 0 && !deciding ? <EmptyView view={view} filtered={filtered} /> : null}
        {query.isSuccess && claims.length === 0 && search.q ? <MeantClaims text={search.q} /> : null}
        <LoadMore query={query} />
      </section>
      <OnDemand wanted={shown.length > 0}>
        {shown.length > 0 ? (
          <BulkBar
            claims={shown}
            people={people}
            me={session?.account.id ?? ""}
            onEverything={query.hasNextPage && shown.length < MOST_TICKED ? everything : null}
            most={shown.length >= MOST_TICKED}
            onDone={() => setTicked(NONE)}
          />
        ) : null}
      </OnDemand>
      {dialog}
    </div>
  );
}

/** Ticks one claim, all since the one that was ticked last, or all that are loaded. */
function useTicking(
  claims: readonly ClaimSummary[],
  setTicked: (change: (old: ReadonlySet<string>) => ReadonlySet<string>) => void,
) {
  const latest = useRef(claims);
  latest.current = claims;
  const last = useRef<string | null>(null);
  const change = useCallback(
    (ids: readonly string[], on: boolean) =>
      setTicked((old) => (on ? new Set([...old, ...ids]) : new Set([...old].filter((id) => !ids.includes(id))))),
    [setTicked],
  );
  const tick = useCallback(
    (id: string, on: boolean, range: boolean) => {
      const rows = latest.current.map((claim) => claim.id);
      const ends = [rows.indexOf(id), last.current === null ? -1 : rows.indexOf(last.current)].sort((a, b) => a - b);
      const [from = -1, to = -1] = ends;
      last.current = id;
      change(range && from >= 0 ? rows.slice(from, to + 1) : [id], on);
    },
    [change],
  );
  const tickAll = useCallback(
    (on: boolean) =>
      change(
        latest.current.map((claim) => claim.id),
        on,
      ),
    [change],
  );
  return { tick, tickAll };
}

/** Says whose claims are shown, and leads to all others. */
function OneOccurrence({ id }: { id: string }) {
  const { data: told } = useQuery(occurrenceQuery(id));
  return (
    <p className={classes.filtered}>
      <Link to="/occurrences/$occurrenceId" params={{ occurrenceId: id }}>
        {told ? t.occurrences.filtered(nameOf(told)) : t.occurrences.one}
      </Link>
      <Link to="/queue" search={(old) => ({ ...old, occurrence: undefined })}>
        {t.occurrences.all}
      </Link>
    </p>
  );
}

/** The current claim of the list, and what can be done with a claim straight from its row or by key. */
function useQueueActions(claims: readonly ClaimSummary[]) {
  const client = useQueryClient();
  const assign = useAssign();
  const told = useHolderReport();
  const [current, setCurrent] = useState<string | null>(null);
  const [dismissing, setDismissing] = useState<ClaimFile | null>(null);
  const move = (step: number) => {
    const at = claims.findIndex((claim) => claim.id === current);
    const next = claims[Math.max(0, Math.min(claims.length - 1, at < 0 ? 0 : at + step))];
    if (!next) return;
    // The current row is drawn, however far away it is; then the focus can go there.
    flushSync(() => setCurrent(next.id));
    document.querySelector<HTMLElement>(`[data-claim-link="${next.id}"]`)?.focus();
  };
  // The list does not carry the permitted actions of each claim; the claim file does, with the reason of a refusal.
  const ask = async (claim: ClaimSummary, action: ActionName): Promise<ClaimFile | null> => {
    try {
      const file = await client.fetchQuery({ ...claimQuery(claim.id), staleTime: 0 });
      const answer = permitted(file, action);
      if (answer?.allowed) return file;
      sayRefused(answer?.reason ?? t.common.notNow);
    } catch (error) {
      sayFailed(error);
    }
    return null;
  };
  const take = async (claim: ClaimSummary) => {
    const file = await ask(claim, "assign");
    if (file) assign.mutate({ claim: file, input: {} }, told(t.queue.assigned, file.assignee?.id ?? null));
  };
  const dismiss = async (claim: ClaimSummary) => setDismissing(await ask(claim, "dismiss"));
  const chosen = claims.find((claim) => claim.id === current);
  useShortcut("next", () => move(1));
  useShortcut("previous", () => move(-1));
  useShortcut("assign", chosen ? () => void take(chosen) : null);
  useShortcut("dismiss", chosen ? () => void dismiss(chosen) : null);
  const latest = useRef({ take, dismiss });
  latest.current = { take, dismiss };
  const actions = useCallback(
    (claim: ClaimSummary) => (
      <QuickActions
        claim={claim}
        onAssign={() => void latest.current.take(claim)}
        onDismiss={() => void latest.current.dismiss(claim)}
      />
    ),
    [],
  );
  const dialog = (
    <OnDemand wanted={dismissing !== null}>
      <DismissDialog claim={dismissing} onClose={() => setDismissing(null)} />
    </OnDemand>
  );
  return { current, setCurrent, actions, dialog };
}
