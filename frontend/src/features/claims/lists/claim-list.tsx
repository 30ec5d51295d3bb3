// The list of claims next to the article text.
import { Select } from "@mantine/core";
import { type MouseEvent, memo, type Ref, type SyntheticEvent, useCallback, useEffect, useMemo, useRef } from "react";
import type { ClaimSummary } from "../../../api/types";
import { parsePlace } from "../../../lib/text/place";
import { liesIn } from "../../../lib/text/stretches";
import { isKind, isState, KINDS, kinds, STATES, states } from "../../../lib/words/vocabulary";
import { count } from "../../../lib/words/words";
import { t } from "../../../texts";
import { useShortcut } from "../../../ui/controls/shortcuts";
import { useDrawnRows } from "../../../ui/lists/drawn-rows";
import { isPlain } from "../../../ui/lists/light-links";
import { Flash, PresenceMarks } from "../../../ui/marks/presence-marks";
import { RatingOf } from "../../../ui/marks/rated";
import { KindChip, StateChip, Worth } from "../marks";
import classes from "./claim-list.module.css";

export type ListFilter = {
  kind?: string | undefined;
  state?: string | undefined;
  /** A stretch of the text, "0-1200". */
  part?: string | undefined;
};
type Props = {
  claims: readonly ClaimSummary[];
  filter: ListFilter;
  onFilter: (filter: ListFilter) => void;
  last: string | null;
  onOpen: (id: string) => void;
  /** Somebody is about to open it. */
  onNear: (id: string) => void;
};

const ITEM_HEIGHT = 124;

export function matching(claims: readonly ClaimSummary[], { kind, state, part }: ListFilter): ClaimSummary[] {
  const stretch = parsePlace(part);
  return claims.filter(
    (claim) =>
      (!kind || claim.kind === kind) && (!state || claim.state === state) && (!stretch || liesIn(claim.span, stretch)),
  );
}

export function ClaimList({ claims, filter, onFilter, last, onOpen, onNear }: Props) {
  const { kind, state, part } = filter;
  const shown = useMemo(() => matching(claims, { kind, state, part }), [claims, kind, state, part]);
  const list = useRef<HTMLOListElement>(null);
  const filters = useRef<HTMLInputElement>(null);
  const at = shown.findIndex((claim) => claim.id === last);
  const { drawn, measure, scrollTo, ready } = useDrawnRows({
    list,
    count: shown.length,
    estimate: ITEM_HEIGHT,
    keyOf: useCallback((row: number) => shown[row]?.id ?? "", [shown]),
    kept: at,
  });
  useShortcut("search", () => filters.current?.focus());
  // After closing a claim, scroll the list to that claim.
  const back = useRef(at);
  useEffect(() => {
    if (ready && back.current >= 0) scrollTo(back.current);
  }, [ready, scrollTo]);
  const click = (event: MouseEvent) => {
    const id = idAt(event);
    if (!id || !isPlain(event)) return;
    event.preventDefault();
    onOpen(id);
  };
  const near = (event: SyntheticEvent) => {
    const id = idAt(event);
    if (id) onNear(id);
  };
  return (
    <>
      <div className={classes.filters}>
        <h2 className={classes.title}>{count(claims.length, t.common.claims)}</h2>
        <Select
          size="xs"
          aria-label={t.queue.kind}
          ref={filters}
          placeholder={t.queue.everyKind}
          clearable
          clearButtonProps={{ "aria-label": t.queue.everyKind }}
          data={kinds().map((kind) => ({ value: kind, label: KINDS[kind].label }))}
          value={filter.kind ?? null}
          onChange={(kind) => onFilter({ ...filter, kind: kind && isKind(kind) ? kind : undefined })}
        />
        <Select
          size="xs"
          aria-label={t.queue.state}
          placeholder={t.queue.everyState}
          clearable
          clearButtonProps={{ "aria-label": t.queue.everyState }}
          data={states().map((state) => ({ value: state, label: STATES[state] }))}
          value={filter.state ?? null}
          onChange={(state) => onFilter({ ...filter, state: state && isState(state) ? state : undefined })}
        />
      </div>
      {shown.length === 0 && claims.length > 0 ? <p className={classes.none}>{t.queue.noneOfArticle}</p> : null}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: only the links in it are clicked, and a link turns Enter into a click */}
      <ol ref={list} className={classes.list} onClick={click} onPointerOver={near} onFocus={near}>
        {drawn.map((piece) => {
          if ("room" in piece)
            return <li key={`before-${piece.before}`} aria-hidden="true" style={{ height: piece.room }} />;
          const claim = shown[piece.row];
          return claim ? (
            <Item
              key={claim.id}
              claim={claim}
              row={piece.row}
              of={shown.length}
              measure={measure}
              last={claim.id === last}
            />
          ) : null;
        })}
      </ol>
    </>
  );
}

function idAt({ target }: SyntheticEvent): string | undefined {
  const link = target instanceof Element ? target.closest("a") : null;
  return link?.closest<HTMLElement>("[data-item]")?.dataset.item;
}

type ItemProps = { claim: ClaimSummary; row: number; of: number; measure: Ref<HTMLLIElement>; last: boolean };

const Item = memo(function Item({ claim, row, of, measure, last }: ItemProps) {
  return (
    <li
      ref={measure}
      data-index={row}
      aria-posinset={row + 1}
      aria-setsize={of}
      className={classes.item}
      data-item={claim.id}
      data-last={last || undefined}
      data-state={claim.state}
      style={{ "--kind": `var(--kind-${claim.kind})` }}
    >
      <div className={classes.top}>
        <KindChip kind={claim.kind} />
        <Worth claim={claim} />
      </div>
      <a
        dir="auto"
        href={`?claim=${claim.id}`}
        className={classes.statement}
        data-focus-first={last || undefined}
        data-machine={claim.statement_is_machine || undefined}
      >
        {claim.statement}
      </a>
      <div className={classes.foot}>
        <StateChip state={claim.state} />
        <RatingOf claim={claim} />
        {claim.assignee ? <span dir="auto">{claim.assignee.name}</span> : null}
        <PresenceMarks claim={claim.id} />
      </div>
      <Flash claim={claim.id} />
    </li>
  );
});
