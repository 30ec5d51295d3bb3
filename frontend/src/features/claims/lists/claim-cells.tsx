// What a row and a card of the queue show of a claim.

import { IconPin, IconRefreshAlert } from "@tabler/icons-react";
import type { ClaimSummary } from "../../../api/types";
import { basePath } from "../../../lib/base-path";
import { STALE } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { Day, Moment } from "../../../ui/marks/moment";
import { Flash } from "../../../ui/marks/presence-marks";
import { RatingOf } from "../../../ui/marks/rated";
import { phrase } from "../../../ui/phrase";
import { StateChip } from "../marks";
import classes from "./claim-table.module.css";

type TickProps = {
  claim: ClaimSummary;
  ticked: boolean;
  /** `range`: with all claims since the one that was ticked last. */
  onTick: (id: string, on: boolean, range: boolean) => void;
};

export function Tick({ claim, ticked, onTick }: TickProps) {
  return (
    <input
      type="checkbox"
      className={classes.tick}
      aria-label={t.queue.tick(claim.statement.slice(0, 60))}
      checked={ticked}
      onChange={({ currentTarget, nativeEvent }) =>
        onTick(claim.id, currentTarget.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
      }
    />
  );
}

/** A flash for a colleague's change, and the marks for pins, due dates and topics. */
export function Around({ claim }: { claim: ClaimSummary }) {
  return (
    <>
      <Flash claim={claim.id} />
      <Planned claim={claim} />
    </>
  );
}

function Planned({ claim }: { claim: ClaimSummary }) {
  const waits = claim.schedule?.ended === null ? claim.schedule : null;
  const plain = !claim.pinned && !claim.stale && !claim.due_at && !waits && !claim.embargo_until;
  if (plain && claim.topics.length === 0 && claim.also_in === 0) return null;
  return (
    <span className={classes.planned}>
      {claim.pinned ? (
        <span className={classes.mark}>
          <IconPin size={13} aria-hidden="true" /> {t.queue.pinned}
        </span>
      ) : null}
      {claim.stale ? (
        <span className={classes.mark} data-tone="warn">
          <IconRefreshAlert size={13} aria-hidden="true" /> {STALE[claim.stale.reason]}
        </span>
      ) : null}
      {waits ? (
        <span className={classes.mark}>{phrase(t.queue.scheduled(<Moment at={waits.publish_at} />))}</span>
      ) : null}
      {claim.embargo_until ? (
        <span className={classes.mark}>{phrase(t.queue.embargo(<Moment at={claim.embargo_until} />))}</span>
      ) : null}
      {claim.due_at ? <span className={classes.mark}>{phrase(t.queue.due(<Moment at={claim.due_at} />))}</span> : null}
      {claim.topics.map((topic) => (
        <span key={topic} className={classes.mark}>
          #{topic}
        </span>
      ))}
      {claim.also_in > 0 ? <span className={classes.mark}>{t.copies.alsoIn(claim.also_in)}</span> : null}
    </span>
  );
}

export function ClaimLink({ claim }: { claim: ClaimSummary }) {
  return (
    <a
      dir="auto"
      href={`${basePath}/articles/${claim.article.id}?claim=${claim.id}`}
      className={classes.link}
      data-claim-link={claim.id}
      data-machine={claim.statement_is_machine || undefined}
    >
      {claim.statement}
    </a>
  );
}

/** The article above its claims, in a list by article. */
export function ArticleHead({ claim: { article } }: { claim: ClaimSummary }) {
  return (
    <a dir="auto" className={classes.articleHead} href={`${basePath}/articles/${article.id}`}>
      {article.title ?? article.outlet ?? t.common.untitled}
    </a>
  );
}

export function ArticleLine({ claim }: { claim: ClaimSummary }) {
  return (
    <span className={classes.article} title={claim.article.title ?? undefined}>
      <span dir="auto" className={classes.outlet}>
        {claim.article.outlet ?? claim.article.title ?? t.common.untitled}
      </span>
      {claim.article.published_at ? (
        <span className="muted">
          <Day at={claim.article.published_at} />
        </span>
      ) : null}
    </span>
  );
}

export function StateAndRating({ claim }: { claim: ClaimSummary }) {
  return (
    <span className={classes.rated}>
      <StateChip state={claim.state} />
      <RatingOf claim={claim} />
    </span>
  );
}
