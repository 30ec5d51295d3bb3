// The history of a claim.

import { IconRobot } from "@tabler/icons-react";
import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import type { HistoryEntry } from "../../../api/types";
import { eventText, fieldLabel } from "../../../lib/words/codes";
import { changeText } from "../../../lib/words/values";
import { t } from "../../../texts";
import { useZone } from "../../../ui/controls/preferences";
import { Pending } from "../../../ui/feedback/pending";
import { LoadMore } from "../../../ui/lists/load-more";
import { Moment } from "../../../ui/marks/moment";
import { historyQuery } from "../queries";
import classes from "./history.module.css";

/** `whole` loads the history to its beginning. */
export function History({ id, whole = false }: { id: string; whole?: boolean }) {
  const query = useInfiniteQuery(historyQuery(id));
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (whole && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [whole, hasNextPage, isFetching, isError, fetchNextPage]);
  return <Timeline query={query} />;
}

type Pages = UseInfiniteQueryResult<InfiniteData<{ items: HistoryEntry[] }>>;

/** All that a history's pages hold, with the way to the next one. `hide` is a field that is the same in all of them. */
export function Timeline({ query, hide }: { query: Pages; hide?: HistoryEntry["changes"][number]["field"] }) {
  const all = query.data?.pages.flatMap((page) => page.items) ?? [];
  const entries = all.map((entry) => ({ ...entry, changes: entry.changes.filter(({ field }) => field !== hide) }));
  if (entries.length === 0 && !query.isSuccess) return <Pending query={query} rows={5} />;
  return (
    <>
      <Entries entries={entries} />
      <LoadMore query={query} />
    </>
  );
}

type Props<Entry> = { entries: readonly Entry[]; about?: (entry: Entry) => ReactNode };

/** A list of entries with their changes; `about` renders the object of an entry. */
export function Entries<Entry extends HistoryEntry>({ entries, about }: Props<Entry>) {
  return (
    <ol className={classes.timeline}>
      {entries.map((entry) => (
        <li key={entry.id} className={classes.entry}>
          <div className={classes.line}>
            {entry.actor ? (
              <strong dir="auto">{entry.actor.name}</strong>
            ) : (
              <strong className={classes.machine}>
                <IconRobot size={15} aria-hidden="true" /> Claimdesk
              </strong>
            )}{" "}
            {eventText(entry.kind)} {about?.(entry)}
            <span className={classes.at}>
              <Moment at={entry.at} />
            </span>
          </div>
          {entry.reason ? <div className={classes.reason}>{t.common.quoted(entry.reason)}</div> : null}
          {entry.changes.length > 0 ? (
            <dl className={classes.changes}>
              {entry.changes.filter(isForPeople).map((change) => (
                <div key={change.field}>
                  <dt>{fieldLabel(change.field)}</dt>
                  <dd>
                    {change.from ? (
                      <del>
                        <Value field={change.field} value={change.from} />
                      </del>
                    ) : null}
                    {change.from && change.to ? <span aria-hidden="true"> → </span> : null}
                    {change.to ? (
                      <ins>
                        <Value field={change.field} value={change.to} />
                      </ins>
                    ) : null}
                  </dd>
                </div>
              ))}
            </dl>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

/** The id of what a reader asked leads nowhere; the kind of the entry says what happened. */
const isForPeople = ({ field }: HistoryEntry["changes"][number]) => field !== "tip";

const isId = (value: string) => /^[0-9a-f-]{36}$/.test(value);

type ValueProps = { field: HistoryEntry["changes"][number]["field"]; value: string };

function Value({ field, value }: ValueProps) {
  useZone();
  if (field === "claimant" && isId(value))
    return (
      <Link to="/editor/claimants/$claimantId" params={{ claimantId: value }}>
        {t.codes.values.record}
      </Link>
    );
  const { text, hover } = changeText(field, value);
  return hover ? (
    <time dateTime={value} title={hover}>
      {text}
    </time>
  ) : (
    <bdi>{text}</bdi>
  );
}
