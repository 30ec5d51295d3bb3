// A rating: coloured dot and label; a retracted one is struck out and says so.
import { t } from "../../texts";
import classes from "./chip.module.css";

type Props = { label: string; color: string; retracted?: boolean };

export function Rated({ label, color, retracted = false }: Props) {
  return (
    <span className={classes.rating} data-retracted={retracted || undefined}>
      <span className={classes.dot} style={{ "--tone": color }} aria-hidden="true" />
      {retracted ? (
        <>
          <s>{label}</s> {t.vocabulary.standings.retracted}
        </>
      ) : (
        label
      )}
    </span>
  );
}

/** The rating of a claim wherever claims are listed; nothing while it has none. */
export function RatingOf({ claim }: { claim: { rating?: Props | null; state: string } }) {
  return claim.rating ? (
    <Rated label={claim.rating.label} color={claim.rating.color} retracted={claim.state === "retracted"} />
  ) : null;
}
