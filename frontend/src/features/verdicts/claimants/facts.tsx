// What is written about a claimant.
import { Link } from "@tanstack/react-router";
import { addressOf } from "../../../api/address";
import type { ClaimantFile, ClaimantRole } from "../../../api/types";
import { day } from "../../../lib/words/times";
import { t } from "../../../texts";
import classes from "./claimants.module.css";

export function Facts({ claimant }: { claimant: ClaimantFile }) {
  const slug = claimant.url.replace("/claimants/", "");
  return (
    <dl className={classes.facts}>
      <dt>{t.claimants.kind}</dt>
      <dd>{t.claimants.kinds[claimant.kind]}</dd>
      {claimant.description ? (
        <>
          <dt>{t.claimants.description}</dt>
          <dd dir="auto">{claimant.description}</dd>
        </>
      ) : null}
      {claimant.roles.length > 0 ? (
        <>
          <dt>{t.claimants.roles}</dt>
          <dd>
            <ul className={classes.plain}>
              {claimant.roles.map((role) => (
                <li key={JSON.stringify(role)}>{roleText(role)}</li>
              ))}
            </ul>
          </dd>
        </>
      ) : null}
      {claimant.wikidata ? (
        <>
          <dt>{t.claimants.wikidata}</dt>
          <dd>
            <a href={`https://www.wikidata.org/wiki/${claimant.wikidata}`} target="_blank" rel="noreferrer">
              {claimant.wikidata}
            </a>
          </dd>
        </>
      ) : null}
      {claimant.same_as.length > 0 ? (
        <>
          <dt>{t.claimants.sameAs}</dt>
          <dd>
            <ul className={classes.plain}>
              {claimant.same_as.map((address) => (
                <li key={address}>
                  <a href={address} target="_blank" rel="noreferrer">
                    {address}
                  </a>
                </li>
              ))}
            </ul>
          </dd>
        </>
      ) : null}
      {claimant.look_alikes.length > 0 ? (
        <>
          <dt>{t.claimants.lookAlikes}</dt>
          <dd>
            <ul className={classes.plain}>
              {claimant.look_alikes.map((other) => (
                <li key={other.id}>
                  <Link to="/editor/claimants/$claimantId" params={{ claimantId: other.id }}>
                    <bdi>{other.name}</bdi>
                  </Link>
                </li>
              ))}
            </ul>
          </dd>
        </>
      ) : null}
      <dt>{t.claimants.publicPage}</dt>
      <dd>
        {claimant.verdict_count > 0 ? (
          <a href={addressOf("/claimants/{slug}", { slug })} target="_blank" rel="noreferrer">
            {claimant.url}
          </a>
        ) : (
          t.claimants.noPublicPage
        )}
      </dd>
    </dl>
  );
}

/** "Governor, Province of Ardel, 1 May 2024 – 30 Apr 2026" */
function roleText({ title, organisation, since, until }: ClaimantRole): string {
  const time = since || until ? `${since ? day(since) : ""} – ${until ? day(until) : ""}`.trim() : null;
  return [title, organisation, time].filter(Boolean).join(", ");
}
