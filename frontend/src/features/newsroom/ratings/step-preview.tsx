// The preview of a rating in all its places.
import type { ReactNode } from "react";
import { t } from "../../../texts";
import { Rated } from "../../../ui/marks/rated";
import { cardFaults, type Step } from "./scale";
import classes from "./step-preview.module.css";

export function StepPreview({ step, choice }: { step: Step; choice: ReactNode }) {
  const { label, color, value } = step;
  const faults = cardFaults(step);
  return (
    <section className={classes.preview} aria-label={t.ratings.preview}>
      <dl>
        <dt>{t.ratings.onDesk}</dt>
        <dd>
          <Rated label={label} color={color} />
        </dd>
        <dt>{t.ratings.toMachines}</dt>
        <dd>{value === null ? label : t.ratings.reads(value, label)}</dd>
        <dt>{t.ratings.onCard}</dt>
        <dd>
          <Card label={label} color={color} />
          <div role="status">
            {faults.map((fault) => (
              <p key={fault} className={classes.fault}>
                {t.ratings[fault]}
              </p>
            ))}
          </div>
        </dd>
        <dt>{t.ratings.inChoice}</dt>
        {/* To be looked at: nothing is chosen here. */}
        <dd inert>{choice}</dd>
      </dl>
    </section>
  );
}

/** As the server draws it: 1200 × 630, the same colours by day and by night. */
function Card({ label, color }: { label: string; color: string }) {
  return (
    <svg
      className={classes.card}
      viewBox="0 0 1200 630"
      role="img"
      aria-label={t.ratings.cardSays(label)}
      style={{ "--tone": color }}
    >
      <rect className={classes.ground} width="1200" height="630" />
      <rect className={classes.band} width="1200" height="150" />
      <text className={classes.label} x="600" y="97">
        {label}
      </text>
      <text className={classes.claim} x="600" y="350">
        {t.ratings.sampleClaim}
      </text>
      <rect className={classes.line} x="80" y="545" width="1040" height="2" />
      <text className={classes.foot} x="600" y="595">
        {t.ratings.sampleFoot}
      </text>
    </svg>
  );
}
