// Claims that say the same as what a reader asks, each with a button that links it.
import { useQuery } from "@tanstack/react-query";
import { meantClaimsQuery } from "../../features/claims/queries";
import { Claims } from "../../features/claims/related/known";
import { t } from "../../texts";
import { SmallButton } from "../../ui/controls/buttons";
import { Pending } from "../../ui/feedback/pending";
import classes from "./tips.module.css";

/** The longest text that the search by meaning takes, in code points. */
const LONGEST = 2000;

/** The claims next to a tip, with a heading. */
export function MatchesOfTip({ text, onLink }: Props) {
  return (
    <section aria-label={t.tips.matches}>
      <h2 className={classes.heading}>{t.tips.matches}</h2>
      <TipMatches text={text} onLink={onLink} />
    </section>
  );
}

type Props = { text: string; onLink: (claim: string) => void };

export function TipMatches({ text, onLink }: Props) {
  const words = [...text].slice(0, LONGEST).join("");
  const query = useQuery(meantClaimsQuery(words));
  if (!query.isEnabled) return <p className="muted">{t.tips.tooShort}</p>;
  const claims = query.data ?? [];
  return (
    <div>
      <Pending query={query} rows={3} />
      {query.isSuccess && claims.length === 0 ? <p className="muted">{t.tips.noMatch}</p> : null}
      <Claims
        claims={claims}
        action={(claim) => (
          <SmallButton aria-label={t.tips.linkTo(claim.statement)} onClick={() => onLink(claim.id)}>
            {t.tips.linkThis}
          </SmallButton>
        )}
      />
    </div>
  );
}
