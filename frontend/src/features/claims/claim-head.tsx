// What exactly is claimed, by whom, and why is it a claim?
import { IconAlertTriangle, IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import type { ClaimFile } from "../../api/types";
import { figure } from "../../lib/figures";
import { day } from "../../lib/times";
import { claimantText, permitted } from "../../lib/vocabulary";
import { surrounding } from "../../lib/words";
import { ActionButton } from "../../ui/action-button";
import { useHasKept } from "../../ui/kept";
import { Moment } from "../../ui/moment";
import { wordingSubject } from "./actions";
import classes from "./claim-head.module.css";
import { ExplainedGrade, ExplainedKind, Worth } from "./marks";
import { RewordForm } from "./reword-form";

export function ClaimHead({ claim, level }: { claim: ClaimFile; level: 1 | 2 }) {
  const unsent = useHasKept(wordingSubject(claim.id));
  const [rewording, setRewording] = useState(unsent);
  const Title = level === 1 ? "h1" : "h2";
  const machine = claim.machine_statement;
  return (
    <section className={classes.head} aria-label="Claim">
      <div className={classes.marks}>
        <ExplainedKind kind={claim.kind} />
        <span className={classes.grade}>
          <ExplainedGrade grade={claim.grade} />
        </span>
        <Worth claim={claim} />
      </div>
      {rewording ? (
        <RewordForm claim={claim} onDone={() => setRewording(false)} />
      ) : (
        <>
          <Title
            className={classes.statement}
            data-tour="claim"
            data-machine={claim.statement_is_machine || undefined}
          >
            {claim.statement}
          </Title>
          {claim.statement_is_machine ? (
            <p className={classes.origin}>Wording found by the machine; nobody has confirmed it yet.</p>
          ) : null}
          {!claim.statement_is_machine && machine && machine !== claim.statement ? (
            <p className={classes.origin}>
              Machine: <span className={`serif ${classes.machine}`}>{machine}</span>
            </p>
          ) : null}
          {claim.wording ? (
            <p className={classes.origin}>
              Reworded by {claim.wording.by.name} <Moment at={claim.wording.at} />
              {claim.wording.reason ? `: ${claim.wording.reason}` : ""}
            </p>
          ) : null}
          <div className={`${classes.reword} no-print`}>
            <ActionButton
              permitted={permitted(claim, "reword")}
              onClick={() => setRewording(true)}
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPencil size={15} />}
            >
              Reword
            </ActionButton>
          </div>
        </>
      )}
      {claim.ambiguities.map((ambiguity) => (
        <p key={ambiguity} className={classes.ambiguity}>
          <IconAlertTriangle size={16} aria-hidden="true" />
          <span>
            <span className="visually-hidden">Ambiguous: </span>
            {ambiguity}
          </span>
        </p>
      ))}
      {claim.appearances.map((appearance) => {
        const { before, after } = surrounding(appearance.prefix, appearance.suffix);
        return (
          <blockquote key={appearance.id} className={classes.quote}>
            {before ? <span className={classes.context}>…{before}</span> : null}
            <mark>{appearance.quote}</mark>
            {after ? <span className={classes.context}>{after}…</span> : null}
          </blockquote>
        );
      })}
      <dl className={classes.facts}>
        <div>
          <dt>Says</dt>
          <dd>
            {claimantText(claim.claimant)}
            <span className="muted">{voice(claim)}</span>
          </dd>
        </div>
        <div>
          <dt>Stands in</dt>
          <dd>
            {[claim.article.outlet, claim.article.published_at ? day(claim.article.published_at) : null]
              .filter(Boolean)
              .join(", ") ||
              (claim.article.title ?? "an untitled article")}
          </dd>
        </div>
      </dl>
      <Values claim={claim} />
      <Why claim={claim} />
    </section>
  );
}

function voice(claim: ClaimFile): string {
  if (claim.claimant.voice === "direct") return ", quoted directly";
  if (claim.claimant.voice === "reported")
    return claim.claimant.verb ? `, reported with “${claim.claimant.verb}”` : ", reported";
  return "";
}

function Values({ claim }: { claim: ClaimFile }) {
  const values = claim.appearances.flatMap((appearance) => appearance.values);
  if (values.length === 0) return null;
  return (
    <table className={classes.values}>
      <caption className="visually-hidden">Figures and dates in this claim</caption>
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col">Measures</th>
          <th scope="col">In the text</th>
        </tr>
      </thead>
      <tbody>
        {values.map((value) => (
          <tr key={`${value.measures}-${value.span.start}-${value.span.end}`}>
            <td className="figures">{figure(value, day) || "–"}</td>
            <td>{value.measures}</td>
            <td className="serif">{value.text}</td>
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
      <summary>Why is this a claim?</summary>
      <ul>
        {ordered.map((reason) => (
          <li key={`${reason.signal}-${reason.text}-${reason.weight}`}>
            <span className={classes.weight} data-against={reason.weight < 0 || undefined} aria-hidden="true">
              <span style={{ width: `${(100 * Math.abs(reason.weight)) / heaviest}%` }} />
            </span>
            <span>{reason.signal}</span>
            <span className={`serif ${classes.reasonText}`}>{reason.text}</span>
            <span className={classes.number}>
              {reason.weight < 0 ? "−" : "+"}
              {Math.abs(reason.weight).toFixed(1)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
