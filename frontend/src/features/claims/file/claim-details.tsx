// The details of a claim: quote in its context, signals, figures, other appearances. Folded on the screen, open on paper.

import { Link } from "@tanstack/react-router";
import type { Appearance, ArticleRef, Claimant, ClaimFile, Value } from "../../../api/types";
import { choose } from "../../../lib/device/preferences";
import { writePlace } from "../../../lib/text/place";
import { measureText, signalText } from "../../../lib/words/codes";
import { figure } from "../../../lib/words/figures";
import { day } from "../../../lib/words/times";
import { claimantText } from "../../../lib/words/vocabulary";
import { surrounding } from "../../../lib/words/words";
import { locale, t } from "../../../texts";
import { useDetailsOpen } from "../../../ui/controls/preferences";
import { Moment } from "../../../ui/marks/moment";
import { phrase } from "../../../ui/phrase";
import classes from "./claim-details.module.css";

const TENTHS = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

type Props = { claim: ClaimFile; withSource: boolean };

/** Whether they are open is kept on this device, for every claim. */
export function ClaimDetails({ claim, withSource }: Props) {
  const open = useDetailsOpen();
  const own =
    claim.appearances.find(
      (appearance) => appearance.article.id === claim.article.id && appearance.quote === claim.quote,
    ) ?? claim.appearances[0];
  const others = claim.appearances.filter(
    (appearance) =>
      // The same words occur again in every version of the article.
      appearance !== own && !(appearance.article.id === own?.article.id && appearance.quote === own.quote),
  );
  const machine = claim.machine_statement;
  return (
    <details
      className={classes.details}
      open={open}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== open) choose("details", currentTarget.open ? "open" : null);
      }}
    >
      <summary>
        {t.claims.details}
        {others.length > 0 ? <span className={classes.alsoIn}>{t.claims.alsoIn(others.length)}</span> : null}
      </summary>
      {own ? <Quote appearance={own} claim={claim.id} /> : null}
      {!claim.statement_is_machine && machine && machine !== claim.statement ? (
        <p className={classes.origin}>
          {phrase(
            t.claims.machine(
              <span dir="auto" className={`serif ${classes.machine}`}>
                {machine}
              </span>,
            ),
          )}
        </p>
      ) : null}
      {withSource || claim.reasons.length + claim.topics.length > 0 ? (
        <dl className={classes.facts}>
          {withSource ? (
            <div>
              <dt>{t.claims.standsIn}</dt>
              <dd>{place(claim.article)}</dd>
            </div>
          ) : null}
          {claim.reasons.length > 0 ? (
            <div>
              <dt>{t.claims.mainly}</dt>
              <dd>{mainReasons(claim)}</dd>
            </div>
          ) : null}
          {claim.topics.length > 0 ? (
            <div>
              <dt>{t.claims.topics}</dt>
              <dd>{claim.topics.join(", ")}</dd>
            </div>
          ) : null}
        </dl>
      ) : null}
      {own ? <Values values={own.values} /> : null}
      {others.length > 0 ? (
        <section className={classes.others} aria-label={t.claims.alsoIn(others.length)}>
          <ul>
            {others.map((appearance) => (
              <li key={appearance.id}>
                <p className={classes.where}>
                  {place(appearance.article)} · <Says claimant={appearance.claimant} />
                </p>
                <Quote appearance={appearance} claim={claim.id} />
                <Values values={appearance.values} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {claim.appearance_count > claim.appearances.length ? (
        <p className={classes.where}>{t.claims.morePlaces(claim.appearance_count.toLocaleString(locale))}</p>
      ) : null}
      <Why claim={claim} />
    </details>
  );
}

/** A quote with its context; the quote links to its place in the article. */
function Quote({ appearance, claim }: { appearance: Appearance; claim: string }) {
  const { before, after } = surrounding(appearance.prefix, appearance.suffix);
  return (
    <blockquote className={classes.quote} dir="auto">
      {before ? <span className={classes.context}>…{before}</span> : null}
      <Link
        to="/articles/$articleId"
        params={{ articleId: appearance.article.id }}
        search={(old) => ({
          ...old,
          claim,
          comment: undefined,
          at: writePlace(appearance.span),
          of: String(appearance.article.version),
        })}
        title={t.claims.showInText}
      >
        <mark>{appearance.quote}</mark>
      </Link>
      {after ? <span className={classes.context}>{after}…</span> : null}
    </blockquote>
  );
}

type SaysProps = { claimant: Claimant; record?: ClaimFile["claimant_record"] };

/** The claimant, with a link to the record if there is one. */
export function Says({ claimant, record }: SaysProps) {
  const name = claimantText(claimant);
  return (
    <>
      {record ? (
        <Link to="/editor/claimants/$claimantId" params={{ claimantId: record.id }} title={record.name}>
          {name}
        </Link>
      ) : (
        name
      )}
      <span className="muted">{voice(claimant)}</span>
    </>
  );
}

export function place(article: ArticleRef): string {
  return [
    article.outlet ?? article.title ?? t.claims.untitledArticle,
    article.published_at ? day(article.published_at) : null,
    article.version > 1 ? t.claims.version(article.version) : null,
  ]
    .filter(Boolean)
    .join(", ");
}

function voice({ voice, verb }: Claimant): string {
  if (voice === "direct") return t.claims.quotedDirectly;
  if (voice === "reported") return verb ? t.claims.reportedWith(verb) : t.claims.reported;
  return "";
}

/** The strongest signals of the claim, without duplicates. */
function mainReasons(claim: ClaimFile): string {
  const speaking = claim.reasons.filter((reason) => reason.weight > 0).sort((a, b) => b.weight - a.weight);
  return [...new Set(speaking.map((reason) => signalText(reason.code)))].slice(0, 3).join(" · ");
}

function Values({ values }: { values: readonly Value[] }) {
  if (values.length === 0) return null;
  return (
    <table className={classes.values}>
      <caption className="visually-hidden">{t.claims.values}</caption>
      <thead>
        <tr>
          <th scope="col">{t.claims.figure}</th>
          <th scope="col">{t.claims.measures}</th>
          <th scope="col">{t.claims.inText}</th>
        </tr>
      </thead>
      <tbody>
        {values.map((value) => (
          <tr key={`${value.measures}-${value.span.start}-${value.span.end}`}>
            <td className="figures">
              {figure(value, day) || "–"}
              {value.not_asserted ? (
                <span className={classes.unasserted}> {t.figures.notAsserted[value.not_asserted]}</span>
              ) : null}
              {value.as_of ? (
                <span className="muted"> {phrase(t.figures.asOf(<Moment key="at" at={value.as_of} />))}</span>
              ) : null}
            </td>
            <td>{measureText(value.measures)}</td>
            <td dir="auto" className="serif">
              {value.text}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Why({ claim }: { claim: ClaimFile }) {
  if (claim.reasons.length === 0) return null;
  const heaviest = Math.max(...claim.reasons.map((reason) => Math.abs(reason.weight)), 0.001);
  const ordered = [...claim.reasons].sort((a, b) => b.weight - a.weight);
  return (
    <details className={classes.why} open={false}>
      <summary>{t.claims.why}</summary>
      <ul>
        {ordered.map((reason) => (
          <li key={`${reason.signal}-${reason.text}-${reason.weight}`}>
            <span className={classes.weight} data-against={reason.weight < 0 || undefined} aria-hidden="true">
              <span style={{ width: `${(100 * Math.abs(reason.weight)) / heaviest}%` }} />
            </span>
            <span>{signalText(reason.code)}</span>
            <span dir="auto" className={`serif ${classes.reasonText}`}>
              {reason.text}
            </span>
            <span className={classes.number}>
              {reason.weight < 0 ? "−" : "+"}
              {Math.abs(reason.weight).toLocaleString(locale, TENTHS)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
