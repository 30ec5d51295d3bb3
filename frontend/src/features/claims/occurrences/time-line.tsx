// The time line: each outlet's figure on an axis of days, with words for what it changes and contradicts.
import { IconAlertTriangle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ClaimSummary, FigurePoint, FigureSeries } from "../../../api/types";
import { measureText } from "../../../lib/words/codes";
import { figure } from "../../../lib/words/figures";
import { day } from "../../../lib/words/times";
import { claimantText } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import classes from "./time-line.module.css";

type Props = { series: FigureSeries; claims: ReadonlyMap<string, ClaimSummary> };

export function TimeLine({ series, claims }: Props) {
  const times = series.points.flatMap(({ as_of }) => (as_of ? [Date.parse(as_of)] : []));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const dayOf = (time: number) => day(new Date(time).toISOString().slice(0, 10));
  const place = (point: FigurePoint) =>
    point.as_of && last > first ? ((Date.parse(point.as_of) - first) / (last - first)) * 100 : null;
  return (
    <figure className={classes.figure}>
      <figcaption>{measureText(series.measures)}</figcaption>
      {last > first ? (
        <p className={classes.axis} aria-hidden="true">
          <span>{dayOf(first)}</span>
          <span>{dayOf(last)}</span>
        </p>
      ) : null}
      <ol className={classes.points}>
        {series.points.map((point) => (
          <Row key={`${point.claim} ${point.value.span.start}`} point={point} claims={claims} across={place(point)} />
        ))}
      </ol>
    </figure>
  );
}

type RowProps = { point: FigurePoint; claims: Props["claims"]; across: number | null };

function Row({ point, claims, across }: RowProps) {
  const claim = claims.get(point.claim);
  if (!claim) return null;
  const differs = point.contradicts.length > 0;
  const words = point.movement ? t.occurrences.movements[point.movement] : t.occurrences.roles[point.role];
  return (
    <li className={classes.point} data-differs={differs || undefined} data-role={point.role}>
      <span className={classes.who}>
        <Link to="/claims/$claimId" params={{ claimId: claim.id }} dir="auto" title={claim.statement}>
          {outletOf(claim)}
        </Link>
        <span className={classes.said}>
          {claimantText(claim.claimant)} · {point.as_of ? day(point.as_of.slice(0, 10)) : t.occurrences.noTime}
        </span>
      </span>
      <span className={classes.track} aria-hidden="true">
        {across === null ? null : <span className={classes.dot} style={{ insetInlineStart: `${across}%` }} />}
      </span>
      <span className={classes.value}>
        <strong className="figures">{figure(point.value, day)}</strong>{" "}
        {words ? <span className="muted">{words}</span> : null}
        {point.contradicts.map(({ claim: other, reason }) => {
          const known = claims.get(other);
          return (
            <span key={`${other} ${reason}`} className={classes.conflict}>
              <IconAlertTriangle size={14} aria-hidden="true" />
              {t.occurrences.contradicts(known ? outletOf(known) : t.occurrences.one, t.occurrences.reasons[reason])}
            </span>
          );
        })}
      </span>
    </li>
  );
}

export function outletOf(claim: ClaimSummary): string {
  return claim.article.outlet ?? claim.article.title ?? t.claims.untitledArticle;
}
