// Occurrences as a list, each with its numbers; a row leads to its claims.
import { IconAlertTriangle, IconStack2 } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { OccurrenceSummary } from "../../../api/types";
import { t } from "../../../texts";
import { Notice } from "../../../ui/feedback/notice";
import { Pending } from "../../../ui/feedback/pending";
import { LoadMore } from "../../../ui/lists/load-more";
import { claimOccurrencesQuery, nameOf, occurrencesQuery } from "./data";
import classes from "./occurrences.module.css";

export function OccurrenceList() {
  const query = useInfiniteQuery(occurrencesQuery(true));
  const found = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Pending query={query} rows={8} found={found.length} />
      {query.isSuccess && found.length === 0 ? (
        <Notice icon={<IconStack2 />} title={t.occurrences.none}>
          {t.occurrences.noneHint}
        </Notice>
      ) : null}
      <ul className={classes.list}>
        {found.map((one) => (
          <li key={one.id} className={classes.item}>
            <Link to="/occurrences/$occurrenceId" params={{ occurrenceId: one.id }} className={classes.name}>
              {nameOf(one)}
            </Link>
            <p className={classes.numbers}>
              <Numbers one={one} />
              <Link to="/queue" search={{ occurrence: one.id }}>
                {t.occurrences.open(one.open)}
              </Link>
            </p>
          </li>
        ))}
      </ul>
      <LoadMore query={query} />
    </>
  );
}

/** Leads from a claim to what others tell about the same; nothing without others. */
export function OccurrencesOf({ claim }: { claim: string }) {
  const { data: found = [] } = useQuery(claimOccurrencesQuery(claim));
  const shared = found.filter((one) => one.articles > 1);
  if (shared.length === 0) return null;
  return (
    <ul className={classes.ofClaim} aria-label={t.occurrences.title}>
      {shared.map((one) => (
        <li key={one.id}>
          <IconStack2 size={15} aria-hidden="true" />
          <Link to="/occurrences/$occurrenceId" params={{ occurrenceId: one.id }}>
            {nameOf(one)}
          </Link>
          <Numbers one={one} />
        </li>
      ))}
    </ul>
  );
}

function Numbers({ one }: { one: OccurrenceSummary }) {
  const count = one.contradiction_count;
  return (
    <>
      <span>{t.occurrences.articles(one.articles)}</span>
      <span>{t.occurrences.claims(one.claims)}</span>
      {count > 0 ? (
        <span className={classes.conflict}>
          <IconAlertTriangle size={14} aria-hidden="true" /> {t.occurrences.contradictions(count)}
        </span>
      ) : (
        <span>{t.occurrences.noContradiction}</span>
      )}
    </>
  );
}
