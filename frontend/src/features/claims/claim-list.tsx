// Which claims does this article make?
import { Select } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { ClaimSummary } from "../../api/types";
import { NOWHERE } from "../../lib/place";
import { isKind, isState, KINDS, kinds, STATES, states } from "../../lib/vocabulary";
import { count } from "../../lib/words";
import { Flash, HereMarks } from "../../ui/here";
import { Rated } from "../../ui/rated";
import { useShortcut } from "../../ui/shortcuts";
import classes from "./claim-list.module.css";
import { KindChip, StateChip, Worth } from "./marks";

export type ListFilter = { kind?: string | undefined; state?: string | undefined };
type Props = {
  claims: readonly ClaimSummary[];
  filter: ListFilter;
  onFilter: (filter: ListFilter) => void;
  last: string | null;
};

export function matching(claims: readonly ClaimSummary[], { kind, state }: ListFilter): ClaimSummary[] {
  return claims.filter((claim) => (!kind || claim.kind === kind) && (!state || claim.state === state));
}

export function ClaimList({ claims, filter, onFilter, last }: Props) {
  const shown = matching(claims, filter);
  const list = useRef<HTMLOListElement>(null);
  const filters = useRef<HTMLInputElement>(null);
  useShortcut("search", () => filters.current?.focus());
  // Coming back from a claim, the list is where that claim is.
  useEffect(() => {
    if (last)
      list.current?.querySelector(`[data-item="${CSS.escape(last)}"]`)?.scrollIntoView({ block: "center" });
  }, [last]);
  return (
    <>
      <div className={classes.filters}>
        <h2 className={classes.title}>{count(claims.length, "claim")}</h2>
        <Select
          size="xs"
          aria-label="Kind"
          ref={filters}
          placeholder="Every kind"
          clearable
          clearButtonProps={{ "aria-label": "Every kind" }}
          data={kinds().map((kind) => ({ value: kind, label: KINDS[kind].label }))}
          value={filter.kind ?? null}
          onChange={(kind) => onFilter({ ...filter, kind: kind && isKind(kind) ? kind : undefined })}
        />
        <Select
          size="xs"
          aria-label="State"
          placeholder="Every state"
          clearable
          clearButtonProps={{ "aria-label": "Every state" }}
          data={states().map((state) => ({ value: state, label: STATES[state] }))}
          value={filter.state ?? null}
          onChange={(state) => onFilter({ ...filter, state: state && isState(state) ? state : undefined })}
        />
      </div>
      {shown.length === 0 && claims.length > 0 ? (
        <p className={classes.none}>No claim of this article fits the filter.</p>
      ) : null}
      <ol ref={list} className={classes.list}>
        {shown.map((claim) => (
          <li
            key={claim.id}
            className={classes.item}
            data-item={claim.id}
            data-last={claim.id === last || undefined}
            data-state={claim.state}
            style={{ "--kind": `var(--kind-${claim.kind})` }}
          >
            <div className={classes.top}>
              <KindChip kind={claim.kind} />
              <Worth claim={claim} />
            </div>
            <Link
              to="."
              search={(old) => ({
                ...old,
                claim: claim.id,
                ...NOWHERE,
              })}
              className={classes.statement}
              data-focus-first={claim.id === last || undefined}
              data-machine={claim.statement_is_machine || undefined}
            >
              {claim.statement}
            </Link>
            <div className={classes.foot}>
              <StateChip state={claim.state} />
              {claim.rating ? <Rated label={claim.rating.label} color={claim.rating.color} /> : null}
              {claim.assignee ? <span>{claim.assignee.name}</span> : null}
              <HereMarks claim={claim.id} />
            </div>
            <Flash claim={claim.id} />
          </li>
        ))}
      </ol>
    </>
  );
}
