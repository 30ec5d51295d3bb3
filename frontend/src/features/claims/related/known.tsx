// What is known here about a text that nobody has added, or about the words of a search.
import { Button } from "@mantine/core";
import { IconListCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { sentence } from "../../../api/problem";
import type { ClaimSummary } from "../../../api/types";
import { t } from "../../../texts";
import { RatingOf } from "../../../ui/marks/rated";
import { StateChip } from "../marks";
import { meantClaimsQuery } from "../queries";
import { useSearchText } from "./data";
import classes from "./known.module.css";

/** Claims that mean the words of a search, if there are any. */
export function MeantClaims({ text }: { text: string }) {
  const { data: claims = [] } = useQuery(meantClaimsQuery(text));
  if (claims.length === 0) return null;
  return (
    <section className={classes.known} aria-label={t.known.meant}>
      <h2>{t.known.meant}</h2>
      <Claims claims={claims} />
    </section>
  );
}

/** Asks on demand what is known about each claim of a text. */
export function CheckedAlready({ text }: { text: string }) {
  const search = useSearchText();
  if (text.trim() === "") return null;
  const isOf = search.variables === text;
  const passages = isOf ? search.data?.passages : undefined;
  return (
    <section className={classes.known} aria-label={t.known.title}>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconListCheck size={15} />}
        loading={search.isPending}
        onClick={() => search.mutate(text)}
      >
        {t.known.ask}
      </Button>
      <div role="status">
        {isOf && search.isError ? <p>{sentence(search.error)}</p> : null}
        {passages?.length === 0 ? <p className="muted">{t.known.nothingIn}</p> : null}
        {passages?.map(({ statement, claims }) => (
          <div key={statement}>
            <p dir="auto">{statement}</p>
            {claims.length > 0 ? (
              <Claims claims={claims.map(({ claim }) => claim)} />
            ) : (
              <p className="muted">{t.known.none}</p>
            )}
          </div>
        ))}
      </div>
    </section>
  );
}

type ClaimsProps = {
  claims: readonly ClaimSummary[];
  /** What can be done with a claim of the list. */
  action?: (claim: ClaimSummary) => ReactNode;
};

/** Claims as links, each with its rating and state. */
export function Claims({ claims, action }: ClaimsProps) {
  return (
    <ul className={classes.claims}>
      {claims.map((claim) => (
        <li key={claim.id}>
          <Link to="/claims/$claimId" params={{ claimId: claim.id }} search={{}} dir="auto">
            {claim.statement}
          </Link>
          <span className={classes.state}>
            <RatingOf claim={claim} />
            <StateChip state={claim.state} />
            {action?.(claim)}
          </span>
        </li>
      ))}
    </ul>
  );
}
