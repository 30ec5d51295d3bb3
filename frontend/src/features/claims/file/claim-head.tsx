// The head of a claim: its sentence, who says it, where; the rest is in its details.

import { IconAlertTriangle, IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import type { ClaimFile } from "../../../api/types";
import { ambiguityText } from "../../../lib/words/codes";
import { permitted } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { ActionButton } from "../../../ui/controls/action-button";
import { useHasDraft } from "../../../ui/forms/draft";
import { Moment } from "../../../ui/marks/moment";
import { PresenceLine } from "../../../ui/marks/presence-marks";
import { useOpenTitle } from "../../../ui/page-title";
import { phrase } from "../../../ui/phrase";
import { wordingSubject } from "../actions";
import { Worth } from "../marks";
import { ClaimDetails, place, Says } from "./claim-details";
import classes from "./claim-head.module.css";
import { ConfirmWording } from "./confirm-wording";
import { ExplainedGrade } from "./explained-marks";
import { KindMenu } from "./kind-menu";
import { RewordForm } from "./reword-form";

/** Characters from which a sentence is set smaller next to the text. */
const LONG = 140;

export function ClaimHead({ claim, level }: { claim: ClaimFile; level: 1 | 2 }) {
  useOpenTitle(t.claims.titled(claim.statement));
  // The article is on the left: its name there is enough.
  const nextToText = level === 2;
  return (
    <section className={classes.head} aria-label={t.claims.claim}>
      <div className={classes.marks}>
        <KindMenu claim={claim} />
        <span className={classes.grade}>
          <ExplainedGrade grade={claim.grade} />
        </span>
        <Worth claim={claim} />
        <PresenceLine claim={claim.id} />
      </div>
      <Statement claim={claim} level={level} />
      {claim.ambiguity_codes.map((ambiguity) => (
        <p key={ambiguity.text} className={classes.ambiguity}>
          <IconAlertTriangle size={16} aria-hidden="true" />
          <span>
            <span className="visually-hidden">{t.claims.ambiguous}</span>
            {ambiguityText(ambiguity)}
          </span>
        </p>
      ))}
      <div className={classes.row}>
        <dl className={classes.facts}>
          <div>
            <dt>{t.claims.says}</dt>
            <dd>
              <Says claimant={claim.claimant} record={claim.claimant_record} />
              {claim.further_claimants ? <p className="muted">{t.claims.alsoSays(claim.further_claimants)}</p> : null}
            </dd>
          </div>
          {nextToText ? null : (
            <div>
              <dt>{t.claims.standsIn}</dt>
              <dd>{place(claim.article)}</dd>
            </div>
          )}
        </dl>
        <ClaimDetails claim={claim} withSource={nextToText} />
      </div>
    </section>
  );
}

function Statement({ claim, level }: { claim: ClaimFile; level: 1 | 2 }) {
  const unsent = useHasDraft(wordingSubject(claim.id));
  const [rewording, setRewording] = useState(unsent);
  const Title = level === 1 ? "h1" : "h2";
  return rewording ? (
    <>
      <Title dir="auto" className="visually-hidden">
        {claim.statement}
      </Title>
      <RewordForm claim={claim} onDone={() => setRewording(false)} />
    </>
  ) : (
    <>
      <Title
        dir="auto"
        className={classes.statement}
        data-tour="claim"
        data-long={claim.statement.length > LONG || undefined}
        data-machine={claim.statement_is_machine || undefined}
      >
        {claim.statement}
      </Title>
      <div className={classes.wording}>
        <Origin claim={claim} />
        <ActionButton
          permitted={permitted(claim, "reword")}
          onClick={() => setRewording(true)}
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPencil size={14} />}
        >
          {t.claims.reword}
        </ActionButton>
        <ConfirmWording claim={claim} />
      </div>
    </>
  );
}

/** Whose words the statement is in. */
function Origin({ claim }: { claim: ClaimFile }) {
  if (claim.statement_is_machine) return <p>{t.claims.byMachine}</p>;
  if (!claim.wording) return null;
  const { by, at, reason } = claim.wording;
  const said = claim.machine_statement === claim.statement ? t.claims.confirmedBy : t.claims.rewordedBy;
  return (
    <p>
      {phrase(said(by.name, <Moment at={at} />))}
      {reason ? `: ${reason}` : ""}
    </p>
  );
}
