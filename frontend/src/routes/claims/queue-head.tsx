// The head of the queue: views, filters, and the button that takes the next claim.
import { ActionIcon, Button, NativeSelect } from "@mantine/core";
import { IconPlayerTrackNext, IconSortAscending, IconSortDescending } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import * as v from "valibot";
import { SORT_COLUMNS } from "../../api/claims/claim-lists";
import type { Person } from "../../api/types";
import { countsQuery } from "../../features/claims/queries";
import { useTakeNext } from "../../features/claims/queue/actions";
import { ColumnMenu } from "../../features/claims/queue/column-menu";
import { ActiveFilters, FilterPanel } from "../../features/claims/queue/filter-panel";
import { KindFilter } from "../../features/claims/queue/kind-filter";
import { ratingsQuery } from "../../features/newsroom/ratings/data";
import { SavedViews } from "../../features/newsroom/views/saved-views";
import { keysOf } from "../../lib/words/shortcuts";
import { locale, t } from "../../texts";
import { SearchField } from "../../ui/controls/search-field";
import { useShortcut } from "../../ui/controls/shortcuts";
import { sayDone, sayFailed } from "../../ui/feedback/say";
import {
  chosenKinds,
  columnSort,
  parseSearch,
  type QueueSearch,
  queueFilter,
  queueSearch,
  sortedBy,
  stringifySearch,
} from "../search";
import classes from "./queue.module.css";
import { VIEWS, viewOf } from "./queue-views";

const route = getRouteApi("/desk/queue");

export function QueueHead({ people }: { people: readonly Person[] }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const view = viewOf(search);
  const sort = columnSort(search);
  const { data: counts } = useQuery(countsQuery);
  const { data: ratings = [] } = useQuery(ratingsQuery);
  const set = (change: Partial<QueueSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const narrowing = { filters: search, people, ratings, onChange: set };
  return (
    <>
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
                scheduled: candidate.scheduled,
              })}
              className={classes.view}
              aria-current={candidate === view ? "page" : undefined}
              activeOptions={{ exact: true, includeSearch: true }}
            >
              {candidate.label}
              {candidate.count && counts ? (
                <span className={classes.count}> {shownCount(counts[candidate.count])}</span>
              ) : null}
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
            onChange={({ currentTarget: { value } }) => set({ assignee: value === "anyone" ? undefined : value })}
            className={classes.assignee}
          />
          <NativeSelect
            aria-label={t.queue.order}
            data={[
              { value: "priority", label: t.queue.mostUrgent },
              { value: "newest", label: t.queue.newest },
              { value: "due", label: t.queue.dueFirst },
              ...SORT_COLUMNS.map((column) => ({ value: column, label: t.filters.byColumn(t.queue[column]) })),
            ]}
            value={search.sort ?? "priority"}
            onChange={({ currentTarget: { value } }) => {
              const column = SORT_COLUMNS.find((one) => one === value);
              if (column) set(sortedBy(column, null));
              else set({ sort: value === "newest" || value === "due" ? value : undefined, order: undefined });
            }}
            className={classes.order}
          />
          {sort ? (
            <ActionIcon
              variant="default"
              size={36}
              aria-label={sort.descending ? t.filters.ascending : t.filters.descending}
              title={sort.descending ? t.filters.ascending : t.filters.descending}
              onClick={() => set({ order: sort.descending ? "asc" : "desc" })}
            >
              {sort.descending ? (
                <IconSortDescending size={17} aria-hidden="true" />
              ) : (
                <IconSortAscending size={17} aria-hidden="true" />
              )}
            </ActionIcon>
          ) : null}
          <NativeSelect
            aria-label={t.occurrences.grouping}
            data={[
              { value: "claims", label: t.occurrences.byClaim },
              { value: "article", label: t.occurrences.byArticle },
              { value: "occurrence", label: t.occurrences.byOccurrence },
            ]}
            value={search.group ?? (sort?.column === "article" ? "article" : "claims")}
            onChange={({ currentTarget: { value } }) => {
              const group = value === "occurrence" ? value : undefined;
              // The claims of an article come together in the order of the articles.
              if (value === "article") set({ group, ...sortedBy("article", null) });
              else if (sort?.column === "article") set({ group, sort: undefined, order: undefined });
              else set({ group });
            }}
            className={classes.order}
          />
          <FilterPanel {...narrowing} />
          <div className={classes.columns}>
            <ColumnMenu />
          </div>
          <SavedViews
            query={stringifySearch(queryOf(search)).replace(/^\?/, "")}
            onOpen={(query) => void navigate({ search: searchOf(query) })}
          />
          <TakeNext />
        </div>
      </div>
      <ActiveFilters {...narrowing} />
    </>
  );
}

const COUNTED = 1000;

function shownCount(amount: number): string {
  return amount >= COUNTED ? t.filters.many : amount.toLocaleString(locale);
}

function TakeNext() {
  const navigate = route.useNavigate();
  const takeNext = useTakeNext();
  const take = () =>
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
  useShortcut("take-next", takeNext.isPending ? null : take);
  return (
    <Button
      onClick={take}
      loading={takeNext.isPending}
      leftSection={<IconPlayerTrackNext size={16} />}
      title={t.commands.key(keysOf("take-next"))}
    >
      {t.queue.next}
    </Button>
  );
}

/** What is shown, as the list of claims takes it. */
function queryOf(search: QueueSearch): Record<string, string | undefined> {
  const { stale, scheduled, ...rest } = queueFilter(search);
  return { ...rest, stale: stale ? "true" : undefined, scheduled: scheduled ? "true" : undefined };
}

/** A saved query as the address of this page: without a state it means every state, and the address open ones. */
function searchOf(query: string): QueueSearch {
  const search = v.parse(queueSearch, parseSearch(query));
  return { ...search, state: search.state ?? "all" };
}
