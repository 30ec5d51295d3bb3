// What is there to do, one line per claim?

import { IconPaperclip, IconPin, IconRefreshAlert } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { ClaimSummary } from "../../api/types";
import { claimantText, STALE } from "../../lib/vocabulary";
import { count } from "../../lib/words";
import { Flash, HereMarks } from "../../ui/here";
import { Day, Moment } from "../../ui/moment";
import { Rated } from "../../ui/rated";
import classes from "./claim-table.module.css";
import { KindChip, StateChip, Worth } from "./marks";

type Props = {
  claims: readonly ClaimSummary[];
  current: string | null;
  onCurrent: (id: string) => void;
  actions: (claim: ClaimSummary) => ReactNode;
  ticked: readonly string[];
  onTick: (id: string, on: boolean) => void;
};

export function ClaimTable({ claims, current, onCurrent, actions, ticked, onTick }: Props) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Ticked</span>
          </th>
          <th scope="col">Worth</th>
          <th scope="col">Statement</th>
          <th scope="col">Kind</th>
          <th scope="col">Claimant</th>
          <th scope="col">Article</th>
          <th scope="col">State</th>
          <th scope="col">Assignee</th>
          <th scope="col">
            <IconPaperclip size={15} role="img" aria-label="Evidence" />
          </th>
          <th scope="col">
            <span className="visually-hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {claims.map((claim) => (
          <tr key={claim.id} data-current={claim.id === current || undefined} data-state={claim.state}>
            <td>
              <Tick claim={claim} ticked={ticked} onTick={onTick} />
            </td>
            <td>
              <Worth claim={claim} />
            </td>
            <td className={classes.statement}>
              <ClaimLink claim={claim} onCurrent={onCurrent} />
              <Around claim={claim} />
            </td>
            <td>
              <KindChip kind={claim.kind} />
            </td>
            <td className={classes.clip} title={claimantText(claim.claimant)}>
              {claim.claimant.name ?? <span className="muted">the article</span>}
            </td>
            <td className={classes.clip}>
              <ArticleLine claim={claim} />
            </td>
            <td>{claim.rating ? <StateAndRating claim={claim} /> : <StateChip state={claim.state} />}</td>
            <td className={classes.clip}>{claim.assignee?.name ?? <span className="muted">–</span>}</td>
            <td
              className={classes.number}
              title={count(claim.evidence_count, "piece of evidence", "pieces of evidence")}
            >
              {claim.evidence_count || <span className="muted">–</span>}
            </td>
            <td className={classes.actions}>{actions(claim)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The same claims where a table does not fit. */
export function ClaimCards({ claims, current, onCurrent, actions, ticked, onTick }: Props) {
  return (
    <ul className={classes.cards}>
      {claims.map((claim) => (
        <li key={claim.id} className={classes.card} data-current={claim.id === current || undefined}>
          <div className={classes.cardTop}>
            <Tick claim={claim} ticked={ticked} onTick={onTick} />
            <KindChip kind={claim.kind} />
            <Worth claim={claim} />
          </div>
          <ClaimLink claim={claim} onCurrent={onCurrent} />
          <Around claim={claim} />
          <div className={classes.cardMeta}>
            <ArticleLine claim={claim} />
            <span>{claimantText(claim.claimant)}</span>
          </div>
          <div className={classes.cardFoot}>
            {claim.rating ? <StateAndRating claim={claim} /> : <StateChip state={claim.state} />}
            <span className="muted">{claim.assignee?.name}</span>
            <span className={classes.cardActions}>{actions(claim)}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}

type TickProps = Pick<Props, "ticked" | "onTick"> & { claim: ClaimSummary };

function Tick({ claim, ticked, onTick }: TickProps) {
  return (
    <input
      type="checkbox"
      className={classes.tick}
      aria-label={`Tick “${claim.statement.slice(0, 60)}”`}
      checked={ticked.includes(claim.id)}
      onChange={(event) => onTick(claim.id, event.currentTarget.checked)}
    />
  );
}

/** What happens at the claim right now, and what people added to the place that it has by itself. */
function Around({ claim }: { claim: ClaimSummary }) {
  return (
    <>
      <Flash claim={claim.id} />
      <HereMarks claim={claim.id} />
      <Planned claim={claim} />
    </>
  );
}

function Planned({ claim }: { claim: ClaimSummary }) {
  if (!claim.pinned && !claim.stale && !claim.due_at && claim.topics.length === 0) return null;
  return (
    <span className={classes.planned}>
      {claim.pinned ? (
        <span className={classes.mark}>
          <IconPin size={13} aria-hidden="true" /> pinned
        </span>
      ) : null}
      {claim.stale ? (
        <span className={classes.mark} data-tone="warn">
          <IconRefreshAlert size={13} aria-hidden="true" /> {STALE[claim.stale.reason]}
        </span>
      ) : null}
      {claim.due_at ? (
        <span className={classes.mark}>
          due <Moment at={claim.due_at} />
        </span>
      ) : null}
      {claim.topics.map((topic) => (
        <span key={topic} className={classes.mark}>
          #{topic}
        </span>
      ))}
    </span>
  );
}

function ClaimLink({ claim, onCurrent }: { claim: ClaimSummary; onCurrent: (id: string) => void }) {
  return (
    <Link
      to="/articles/$articleId"
      params={{ articleId: claim.article.id }}
      search={{ claim: claim.id }}
      className={classes.link}
      data-claim-link={claim.id}
      data-machine={claim.statement_is_machine || undefined}
      onFocus={() => onCurrent(claim.id)}
    >
      {claim.statement}
    </Link>
  );
}

function ArticleLine({ claim }: { claim: ClaimSummary }) {
  return (
    <span className={classes.article} title={claim.article.title ?? undefined}>
      <span className={classes.outlet}>{claim.article.outlet ?? claim.article.title ?? "Untitled"}</span>
      {claim.article.published_at ? (
        <span className="muted">
          <Day at={claim.article.published_at} />
        </span>
      ) : null}
    </span>
  );
}

function StateAndRating({ claim }: { claim: ClaimSummary }) {
  return (
    <span className={classes.rated}>
      <StateChip state={claim.state} />
      {claim.rating ? <Rated label={claim.rating.label} color={claim.rating.color} /> : null}
    </span>
  );
}
