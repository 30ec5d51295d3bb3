// The queue's table, one row per claim.
import { type FocusEvent, memo, type ReactNode, type Ref, useCallback, useRef } from "react";
import { type ColumnSort, SORT_COLUMNS, type SortColumn } from "../../../api/claims/claim-lists";
import type { ClaimSummary } from "../../../api/types";
import { claimantText } from "../../../lib/words/vocabulary";
import { count } from "../../../lib/words/words";
import { t } from "../../../texts";
import { useHiddenColumns } from "../../../ui/controls/preferences";
import { useDrawnRows } from "../../../ui/lists/drawn-rows";
import { useLightLinks } from "../../../ui/lists/light-links";
import { PresenceMarks } from "../../../ui/marks/presence-marks";
import { KindChip, StateChip, Worth } from "../marks";
import { Around, ArticleHead, ArticleLine, ClaimLink, StateAndRating, Tick } from "./claim-cells";
import classes from "./claim-table.module.css";
import { ColumnHead, headsArticle } from "./column-head";

type Props = {
  claims: readonly ClaimSummary[];
  sort: ColumnSort;
  /** The head of a column was chosen. */
  onSort: (column: SortColumn) => void;
  current: string | null;
  onCurrent: (id: string) => void;
  /** This and `onTick` stay the same functions, so that a row is drawn again only when it changes. */
  actions: (claim: ClaimSummary) => ReactNode;
  ticked: ReadonlySet<string>;
  /** `range`: with all claims since the one that was ticked last. */
  onTick: (id: string, on: boolean, range: boolean) => void;
  onTickAll: (on: boolean) => void;
  /** More claims can be fetched. */
  more: boolean;
  /** Fetches more claims; null while they load. */
  onEnd: (() => void) | null;
};

const ROW_HEIGHT = 54;
const CARD_HEIGHT = 190;
const COLUMNS = 10;

function useRows({ claims, current, onCurrent, onEnd }: Props, estimate: number) {
  const list = useRef<HTMLElement>(null);
  const { drawn, measure } = useDrawnRows({
    list,
    count: claims.length,
    estimate,
    keyOf: useCallback((row: number) => claims[row]?.id ?? "", [claims]),
    kept: claims.findIndex((claim) => claim.id === current),
    onEnd,
  });
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const id = event.target.dataset.claimLink;
    if (id) onCurrent(id);
  };
  return { list, drawn, measure, onFocus, onClick: useLightLinks() };
}

export function ClaimTable(props: Props) {
  const { claims, sort, onSort, current, actions, ticked, onTick, onTickAll, more } = props;
  const { list, drawn, measure, onFocus, onClick } = useRows(props, ROW_HEIGHT);
  const hidden = useHiddenColumns();
  const chosen = claims.filter(({ id }) => ticked.has(id)).length;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: only the links in it are clicked, and a link turns Enter into a click
    <table
      className={classes.table}
      data-without={hidden.join(" ")}
      aria-rowcount={more ? -1 : claims.length + 1}
      onFocus={onFocus}
      onClick={onClick}
    >
      <colgroup>
        {Array.from({ length: COLUMNS }, (_, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
          <col key={column} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          <th scope="col">
            <input
              type="checkbox"
              className={classes.tick}
              aria-label={t.filters.tickAll}
              checked={chosen === claims.length}
              ref={(box) => {
                if (box) box.indeterminate = chosen > 0 && chosen < claims.length;
              }}
              onChange={(event) => onTickAll(event.currentTarget.checked)}
            />
          </th>
          {SORT_COLUMNS.map((column) => (
            <ColumnHead key={column} column={column} sort={sort} onSort={onSort} />
          ))}
          <th scope="col">
            <span className="visually-hidden">{t.queue.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody
        ref={(body) => {
          list.current = body;
        }}
      >
        {drawn.map((piece) => {
          if ("room" in piece)
            return (
              // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
              <tr key={`before-${piece.before}`} aria-hidden="true" className={classes.room}>
                <td style={{ height: piece.room }} />
              </tr>
            );
          const claim = claims[piece.row];
          return claim ? (
            <Row
              key={claim.id}
              row={piece.row}
              claim={claim}
              heads={headsArticle(claims, piece.row, sort)}
              measure={measure}
              current={claim.id === current}
              ticked={ticked.has(claim.id)}
              onTick={onTick}
              actions={actions}
            />
          ) : null;
        })}
      </tbody>
    </table>
  );
}

type RowProps = Pick<Props, "actions" | "onTick"> & {
  claim: ClaimSummary;
  /** The claim is the first one of its article in a list by article. */
  heads: boolean;
  row: number;
  measure: Ref<HTMLElement>;
  current: boolean;
  ticked: boolean;
};

const Row = memo(function Row({ claim, heads, row, measure, current, ticked, onTick, actions }: RowProps) {
  return (
    <tr
      ref={measure as Ref<HTMLTableRowElement>}
      data-index={row}
      aria-rowindex={row + 2}
      data-current={current || undefined}
      data-state={claim.state}
    >
      <td>
        <Tick claim={claim} ticked={ticked} onTick={onTick} />
      </td>
      <td>
        <Worth claim={claim} />
      </td>
      <td className={classes.statement}>
        {heads ? <ArticleHead claim={claim} /> : null}
        <ClaimLink claim={claim} />
        <Around claim={claim} />
      </td>
      <td>
        <KindChip kind={claim.kind} />
      </td>
      <td dir="auto" className={classes.clip} title={claimantText(claim.claimant)}>
        {claim.claimant.name ?? <span className="muted">{t.vocabulary.theArticle}</span>}
      </td>
      <td className={classes.clip}>
        <ArticleLine claim={claim} />
      </td>
      <td>{claim.rating ? <StateAndRating claim={claim} /> : <StateChip state={claim.state} />}</td>
      <td title={claim.assignee?.name}>
        <span className={classes.people}>
          <span dir="auto" className={classes.clip}>
            {claim.assignee?.name ?? <span className="muted">–</span>}
          </span>
          <PresenceMarks claim={claim.id} />
        </span>
      </td>
      <td className={classes.number} title={count(claim.evidence_count, t.queue.evidenceCount)}>
        {claim.evidence_count || <span className="muted">–</span>}
      </td>
      <td className={classes.actions}>{actions(claim)}</td>
    </tr>
  );
});

/** The same claims where a table does not fit. */
export function ClaimCards(props: Props) {
  const { claims, sort, current, actions, ticked, onTick, more } = props;
  const { list, drawn, measure, onFocus, onClick } = useRows(props, CARD_HEIGHT);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: only the links in it are clicked, and a link turns Enter into a click
    <ul
      className={classes.cards}
      ref={(element) => {
        list.current = element;
      }}
      onFocus={onFocus}
      onClick={onClick}
    >
      {drawn.map((piece) => {
        if ("room" in piece)
          return <li key={`before-${piece.before}`} aria-hidden="true" style={{ height: piece.room }} />;
        const claim = claims[piece.row];
        return claim ? (
          <Card
            key={claim.id}
            row={piece.row}
            of={more ? -1 : claims.length}
            claim={claim}
            heads={headsArticle(claims, piece.row, sort)}
            measure={measure}
            current={claim.id === current}
            ticked={ticked.has(claim.id)}
            onTick={onTick}
            actions={actions}
          />
        ) : null;
      })}
    </ul>
  );
}

const Card = memo(function Card({
  claim,
  heads,
  row,
  of,
  measure,
  current,
  ticked,
  onTick,
  actions,
}: RowProps & { of: number }) {
  return (
    <li
      ref={measure as Ref<HTMLLIElement>}
      data-index={row}
      aria-posinset={row + 1}
      aria-setsize={of}
      className={classes.place}
    >
      {heads ? <ArticleHead claim={claim} /> : null}
      <div className={classes.card} data-current={current || undefined}>
        <div className={classes.cardTop}>
          <Tick claim={claim} ticked={ticked} onTick={onTick} />
          <KindChip kind={claim.kind} />
          <Worth claim={claim} />
        </div>
        <ClaimLink claim={claim} />
        <Around claim={claim} />
        <div className={classes.cardMeta}>
          <ArticleLine claim={claim} />
          <span>{claimantText(claim.claimant)}</span>
        </div>
        <div className={classes.cardFoot}>
          {claim.rating ? <StateAndRating claim={claim} /> : <StateChip state={claim.state} />}
          <span className={classes.people}>
            <span dir="auto" className="muted">
              {claim.assignee?.name}
            </span>
            <PresenceMarks claim={claim.id} />
          </span>
          <span className={classes.cardActions}>{actions(claim)}</span>
        </div>
      </div>
    </li>
  );
});
