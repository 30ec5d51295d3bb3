// The claims of an occurrence: what each contradicts, and what people decided.
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type {
  ClaimSummary,
  Contradiction,
  OccurrenceClaim,
  OccurrenceDecision,
  OccurrenceFile,
} from "../../../api/types";
import { day } from "../../../lib/words/times";
import { claimantText } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { SmallButton, TextButton } from "../../../ui/controls/buttons";
import { SearchField } from "../../../ui/controls/search-field";
import { sayFailed } from "../../../ui/feedback/say";
import { Moment } from "../../../ui/marks/moment";
import { phrase } from "../../../ui/phrase";
import { StateChip } from "../marks";
import { foundClaimsQuery } from "../queries";
import { useDecideOccurrence } from "./data";
import classes from "./occurrences.module.css";
import { outletOf } from "./time-line";

export function Members({ told }: { told: OccurrenceFile }) {
  const decide = useDecideOccurrence(told.id);
  const say = (claim: string, decision: OccurrenceDecision | null) =>
    decide.mutate({ claim, decision }, { onError: sayFailed });
  const claims = new Map(told.members.map(({ claim }) => [claim.id, claim]));
  return (
    <>
      <h2>{t.occurrences.told}</h2>
      <ul className={classes.members}>
        {told.members.map((member) => (
          <Member key={member.claim.id} member={member} onDecide={say}>
            {contradictionsOf(member.claim.id, told.contradictions).map(({ other, reason }) => (
              <span key={`${other} ${reason}`} className={classes.conflict}>
                <IconAlertTriangle size={14} aria-hidden="true" />{" "}
                {t.occurrences.contradicts(nameOfClaim(claims.get(other)), t.occurrences.reasons[reason])}
              </span>
            ))}
          </Member>
        ))}
      </ul>
      {told.removed.length > 0 ? (
        <>
          <h2>{t.occurrences.removed}</h2>
          <ul className={classes.members}>
            {told.removed.map((member) => (
              <Member key={member.claim.id} member={member} onDecide={say} />
            ))}
          </ul>
        </>
      ) : null}
      <AddClaim known={claims} onAdd={(claim) => say(claim, "in")} />
    </>
  );
}

type MemberProps = {
  member: OccurrenceClaim;
  onDecide: (claim: string, decision: OccurrenceDecision | null) => void;
  children?: ReactNode;
};

function Member({ member: { claim, decision }, onDecide, children }: MemberProps) {
  const { article } = claim;
  const says = decision?.decision === "in" ? t.occurrences.put : t.occurrences.tookOut;
  return (
    <li className={classes.member}>
      <Link to="/claims/$claimId" params={{ claimId: claim.id }} dir="auto" className={classes.statement}>
        {claim.statement}
      </Link>
      <div className={classes.meta}>
        <bdi>{outletOf(claim)}</bdi>
        {article.published_at ? <span>{day(article.published_at)}</span> : null}
        <span>{claimantText(claim.claimant)}</span>
        <StateChip state={claim.state} />
        {decision ? (
          <>
            <span>{phrase(says(decision.by.name, <Moment at={decision.at} />))}</span>
            <TextButton size="compact-xs" onClick={() => onDecide(claim.id, null)}>
              {t.occurrences.undo}
            </TextButton>
          </>
        ) : (
          <SmallButton
            size="compact-xs"
            aria-label={t.occurrences.takesOut(claim.statement)}
            onClick={() => onDecide(claim.id, "out")}
          >
            {t.occurrences.takeOut}
          </SmallButton>
        )}
      </div>
      {children}
    </li>
  );
}

type AddProps = { known: ReadonlyMap<string, ClaimSummary>; onAdd: (claim: string) => void };

function AddClaim({ known, onAdd }: AddProps) {
  const [words, setWords] = useState("");
  const { data: found = [] } = useQuery(foundClaimsQuery(words));
  return (
    <section aria-label={t.occurrences.search} className="no-print">
      <SearchField
        label={t.occurrences.search}
        placeholder={t.occurrences.searchHint}
        value={words}
        onChange={setWords}
      />
      <ul className={classes.found}>
        {found
          .filter((claim) => !known.has(claim.id))
          .map((claim) => (
            <li key={claim.id}>
              <span dir="auto">{claim.statement}</span>
              <SmallButton aria-label={t.occurrences.putsIn(claim.statement)} onClick={() => onAdd(claim.id)}>
                {t.occurrences.putIn}
              </SmallButton>
            </li>
          ))}
      </ul>
    </section>
  );
}

/** The other side of each contradiction of a claim. */
function contradictionsOf(claim: string, all: readonly Contradiction[]) {
  return all.flatMap(({ one, other, reason }) => {
    if (one === claim) return [{ other, reason }];
    return other === claim ? [{ other: one, reason }] : [];
  });
}

function nameOfClaim(claim: ClaimSummary | undefined): string {
  return claim ? outletOf(claim) : t.occurrences.one;
}
