// The queue page.
import { Button, NativeSelect } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconInbox, IconPlayerTrackNext, IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, useCallback, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import * as v from "valibot";
import type { ActionName, ClaimFile, ClaimSummary } from "../../api/types";
import { ClaimCards, ClaimTable } from "../../features/claims/lists/claim-table";
import { claimQuery, claimsOf, claimsQuery } from "../../features/claims/queries";
import { useTakeNext } from "../../features/claims/queue/actions";
import { KindFilter } from "../../features/claims/queue/kind-filter";
import { useAssign } from "../../features/claims/reviews/actions";
import { QuickActions } from "../../features/claims/reviews/quick-actions";
import { FirstSteps, useFirstStepsDeciding } from "../../features/newsroom/first-steps/first-steps";
import { SavedViews } from "../../features/newsroom/views/saved-views";
import { peopleQuery } from "../../features/people/accounts/queries";
import { sessionQuery } from "../../features/people/sessions/queries";
import { keysOf } from "../../lib/words/shortcuts";
import { permitted } from "../../lib/words/vocabulary";
import { t } from "../../texts";
import { SearchField } from "../../ui/controls/search-field";
import { useShortcut } from "../../ui/controls/shortcuts";
import { Lines } from "../../ui/feedback/lines";
import { Failed, Notice } from "../../ui/feedback/notice";
import { OnDemand } from "../../ui/feedback/on-demand";
import { report, sayDone, sayFailed, sayRefused } from "../../ui/feedback/say";
import { LoadMore } from "../../ui/lists/load-more";
import {
  chosenKinds,
  OPEN,
  parseSearch,
  type QueueSearch,
  queueFilter,
  queueSearch,
  stringifySearch,
} from "../search";
import classes from "./queue.module.css";

const BulkBar = lazy(async () => ({
  default: (await import("../../features/claims/queue/bulk-bar")).BulkBar,
}));
const DismissDialog = lazy(async () => ({
  default: (await import("../../features/claims/reviews/dismiss-dialog")).DismissDialog,
}));
const route = getRouteApi("/desk/queue");

type View = {
  label: string;
  state?: string;
  assignee?: string;
  stale?: "true";
  empty: string;
  next: string;
};
const NONE: ReadonlySet<string> = new Set();
const VIEWS: View[] = [
  { ...t.queue.views.todo },
  { ...t.queue.views.mine, state: [...OPEN, "submitted", "approved"].join(","), assignee: "me" },
  { ...t.queue.views.toApprove, state: "submitted" },
  { ...t.queue.views.toPublish, state: "approved" },
  { ...t.queue.views.toRecheck, state: "all", stale: "true" },
  { ...t.queue.views.published, state: "published" },
  { ...t.queue.views.dismissed, state: "dismissed" },
  { ...t.queue.views.all, state: "all" },
];

export function QueuePage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const narrow = useMediaQuery("(max-width: 720px)", undefined, { getInitialValueInEffect: false });
  const [current, setCurrent] = useState<string | null>(null);
  const [dismissing, setDismissing] = useState<ClaimFile | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(NONE);
  const takeNext = useTakeNext();
  const { data: session } = useQuery(sessionQuery);
  const client = useQueryClient();
  const assign = useAssign();
  const { data: people = [] } = useQuery(peopleQuery);
  const query = useInfiniteQuery(claimsQuery(queueFilter(search)));
  const deciding = useFirstStepsDeciding();
  const claims = useMemo(() => claimsOf(query.data), [query.data]);
  const view = VIEWS.find((candidate) => isShown(candidate, search));
  const filtered = Boolean(
    search.q || search.kind || (search.assignee && search.assignee !== view?.assignee),
  );
  const set = (change: Partial<QueueSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true });

  const move = (step: number) => {
    const at = claims.findIndex((claim) => claim.id === current);
    const next = claims[Math.max(0, Math.min(claims.length - 1, at < 0 ? 0 : at + step))];
    if (!next) return;
    // What is current is drawn, however far away it is; then the focus can go there.
    flushSync(() => setCurrent(next.id));
    document.querySelector<HTMLElement>(`[data-claim-link="${next.id}"]`)?.focus();
  };
  // The list does not carry what may be done with each claim; the claim file says it, with the reason why not.
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
    if (file) assign.mutate({ claim: file, input: {} }, report(t.queue.assigned));
  };
  const dismiss = async (claim: ClaimSummary) => setDismissing(await ask(claim, "dismiss"));
  const chosen = claims.find((claim) => claim.id === current);
  useShortcut("next", () => move(1));
  useShortcut("previous", () => move(-1));
  useShortcut("assign", chosen ? () => void take(chosen) : null);
  useShortcut("dismiss", chosen ? () => void dismiss(chosen) : null);

  const tick = useCallback(
    (id: string, on: boolean) => setTicked((old) => new Set(on ? [...old, id] : without(old, id))),
    [],
  );
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
  const onNext = () =>
    takeNext.mutate(undefined, {
      onSuccess: (claim) => {
        sayDone(t.queue.assigned);
        void navigate({
          to: "/articles/$articleId",
          params: { articleId: claim.article.id },
          search: { claim: claim.id },
        });
      },
      onError: sayFailed,
    });
  useShortcut("take-next", takeNext.isPending ? null : onNext);
  const shown = useMemo(
    () => (ticked.size > 0 ? claims.filter((claim) => ticked.has(claim.id)).map((claim) => claim.id) : []),
    [claims, ticked],
  );
  const { fetchNextPage } = query;
  const load = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const mayLoad = query.hasNextPage && !query.isFetching && !query.isFetchNextPageError;

  const List = narrow ? ClaimCards : ClaimTable;
  return (
    <div className={classes.page}>
      <h1 className="visually-hidden">{t.queue.title}</h1>
      <div className={classes.head}>
        <nav className={classes.views} aria-label={t.queue.savedViews}>
          {VIEWS.map((candidate) => (
            <Link
              key={candidate.label}
              to="/queue"
              search={(old) => ({
                ...old,
                state: candidate.state,
                assignee: candidate.assignee,
                stale: candidate.stale,
              })}
              className={classes.view}
              aria-current={candidate === view ? "page" : undefined}
              activeOptions={{ exact: true, includeSearch: true }}
            >
              {candidate.label}
            </Link>
          ))}
        </nav>
        <div className={classes.filters}>
          <SearchField
            className={classes.search}
            label={t.queue.search}
            placeholder={t.queue.searchSuch}
            value={search.q ?? ""}
            onChange={(q) => set({ q: q || undefined })}
          />
          <KindFilter
            chosen={chosenKinds(search)}
            onChange={(kind) => set({ kind: kind.join(",") || undefined })}
            className={classes.kinds}
          />
          <NativeSelect
            aria-label={t.queue.assignee}
            data={[
              { value: "anyone", label: t.queue.anyone },
              { value: "me", label: t.queue.me },
              { value: "none", label: t.queue.nobody },
              ...people.map((person) => ({ value: person.id, label: person.name })),
            ]}
            value={search.assignee ?? "anyone"}
            onChange={({ currentTarget: { value } }) =>
              set({ assignee: value === "anyone" ? undefined : value })
            }
            className={classes.assignee}
          />
          <NativeSelect
            aria-label={t.queue.order}
            data={[
              { value: "priority", label: t.queue.mostUrgent },
              { value: "newest", label: t.queue.newest },
              { value: "due", label: t.queue.dueFirst },
            ]}
            value={search.sort ?? "priority"}
            onChange={({ currentTarget: { value } }) =>
              set({ sort: value === "newest" || value === "due" ? value : undefined })
            }
            className={classes.order}
          />
          <SavedViews
            query={stringifySearch(queryOf(search)).replace(/^\?/, "")}
            onOpen={(query) => void navigate({ search: searchOf(query) })}
          />
          <Button
            onClick={onNext}
            loading={takeNext.isPending}
            leftSection={<IconPlayerTrackNext size={16} />}
            title={t.commands.key(keysOf("take-next"))}
          >
            {t.queue.next}
          </Button>
        </div>
      </div>
      <FirstSteps
        admin={session?.permissions.includes("administer") ?? false}
        className={classes.firstSteps}
      />
      <section className={classes.list} aria-label={view?.label ?? t.queue.claims}>
        {query.isPending || deciding ? <Lines rows={12} label={t.queue.loading} /> : null}
        {query.isError && claims.length === 0 ? (
          <Failed error={query.error} retry={() => void query.refetch()} />
        ) : null}
        {claims.length > 0 && !deciding ? (
          <List
            claims={claims}
            current={current}
            onCurrent={setCurrent}
            ticked={ticked}
            onTick={tick}
            actions={actions}
            more={query.hasNextPage}
            onEnd={mayLoad ? load : null}
          />
        ) : null}
        {query.isSuccess && claims.length === 0 && !deciding ? (
          <Empty view={view} filtered={filtered} />
        ) : null}
        <LoadMore query={query} />
      </section>
      <OnDemand wanted={shown.length > 0}>
        {shown.length > 0 ? (
          <BulkBar
            ids={shown}
            people={people}
            me={session?.account.id ?? ""}
            onDone={() => setTicked(NONE)}
          />
        ) : null}
      </OnDemand>
      <OnDemand wanted={dismissing !== null}>
        <DismissDialog claim={dismissing} onClose={() => setDismissing(null)} />
      </OnDemand>
    </div>
  );
}

function without(ids: ReadonlySet<string>, id: string): string[] {
  return [...ids].filter((other) => other !== id);
}

function Empty({ view, filtered }: { view: View | undefined; filtered: boolean }) {
  if (filtered || !view) {
    return (
      <Notice
        icon={<IconInbox />}
        title={t.queue.noneFits}
        action={
          <Button variant="default" component={Link} to="/queue">
            {t.queue.clear}
          </Button>
        }
      >
        {t.queue.noneFitsHelp}
      </Notice>
    );
  }
  return (
    <Notice
      icon={<IconInbox />}
      title={view.empty}
      action={
        // Where adding an article fills the view; the others fill by themselves.
        !view.state || view.state === "all" ? (
          <Button component={Link} to="/articles/new" leftSection={<IconPlus size={16} />}>
            {t.queue.addArticle}
          </Button>
        ) : null
      }
    >
      {view.next}
    </Notice>
  );
}

function isShown(view: View, search: QueueSearch): boolean {
  if ((view.state ?? "") !== (search.state ?? "") || view.stale !== search.stale) return false;
  return view.assignee ? view.assignee === search.assignee : true;
}

/** What is shown, as the list of claims takes it. */
function queryOf(search: QueueSearch): Record<string, string | undefined> {
  const { stale, ...rest } = queueFilter(search);
  return { ...rest, stale: stale ? "true" : undefined };
}

/** A kept query as the address of this page: no state means every state there, and open ones here. */
function searchOf(query: string): QueueSearch {
  const search = v.parse(queueSearch, parseSearch(query));
  return { ...search, state: search.state ?? "all" };
}
