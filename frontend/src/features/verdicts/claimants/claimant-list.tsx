// The list of claimants' records.
import { Link } from "@tanstack/react-router";
import type { ClaimantEntry } from "../../../api/types";
import { count } from "../../../lib/words/words";
import { t } from "../../../texts";
import { Chip } from "../../../ui/marks/chip";
import classes from "./claimants.module.css";

export function ClaimantList({ claimants }: { claimants: readonly ClaimantEntry[] }) {
  return (
    <ul className={classes.list}>
      {claimants.map((claimant) => (
        <li key={claimant.id} className={classes.entry}>
          <span className={classes.name}>
            <Link to="/editor/claimants/$claimantId" params={{ claimantId: claimant.id }}>
              <bdi>{claimant.name}</bdi>
            </Link>
            {claimant.description ? (
              <span className={classes.about} dir="auto">
                {claimant.description}
              </span>
            ) : null}
          </span>
          <Chip>{t.claimants.kinds[claimant.kind]}</Chip>
          <span className={classes.meta}>
            <span>{count(claimant.claims, t.claimants.claims)}</span>
            <span>{count(claimant.verdicts, t.claimants.verdicts)}</span>
            <span>{count(claimant.spellings, t.claimants.spelled)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
