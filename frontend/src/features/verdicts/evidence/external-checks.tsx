// Fact checks of other newsrooms on the same claim.

import { IconExternalLink } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ExternalCheck } from "../../../api/types";
import { languageName, safeHref } from "../../../lib/words/words";
import { t } from "../../../texts";
import { QuietButton } from "../../../ui/controls/buttons";
import { Day } from "../../../ui/marks/moment";
import { Rated } from "../../../ui/marks/rated";
import { externalChecksQuery } from "./data";
import classes from "./evidence-section.module.css";

type Props = {
  claim: string;
  /** Starts new evidence from the check; null while none may be added. */
  onAdd: ((check: ExternalCheck) => void) | null;
};

/** Suggestions that a person may add; nothing is shown while there are none. */
export function ExternalChecks({ claim, onAdd }: Props) {
  const { data: checks = [] } = useQuery(externalChecksQuery(claim));
  if (checks.length === 0) return null;
  return (
    <section className={classes.group} aria-label={t.evidence.others}>
      <h3 className={classes.stance}>
        {t.evidence.others} <span className="muted">{checks.length}</span>
      </h3>
      <p className={classes.origins}>{t.evidence.othersHint}</p>
      <ul className={classes.list}>
        {checks.map((check) => (
          <li key={check.id} className={classes.item}>
            <div className={classes.source}>
              <a href={safeHref(check.url)} target="_blank" rel="noreferrer" lang={check.language ?? undefined}>
                {check.claim} <IconExternalLink size={13} aria-hidden="true" />
              </a>
            </div>
            <div className={classes.meta}>
              <bdi>{check.publisher ?? check.site}</bdi>
              {check.reviewed_on ? (
                <>
                  {" · "}
                  <Day at={check.reviewed_on} />
                </>
              ) : null}
              {check.claimant
                ? ` · ${t.evidence.saidBy([check.claimant, ...check.further_claimants].join(", "))}`
                : null}
              {check.language ? ` · ${languageName(check.language)}` : null}
            </div>
            {check.reasons.length > 0 ? (
              <div className={classes.meta}>{check.reasons.map((reason) => t.related.reasons[reason]).join(" · ")}</div>
            ) : null}
            <div className={classes.meta}>
              <span>
                {t.evidence.theirRating} <strong lang={check.language ?? undefined}>“{check.rating}”</strong>
              </span>
              {check.media ? (
                <span>
                  {t.media.kinds[check.media.type]}: {t.media.categories[check.media.authenticity].label}
                </span>
              ) : null}
              {check.means ? (
                <span>
                  {t.evidence.onOurScale} <Rated label={check.means.label} color={check.means.color} />
                </span>
              ) : null}
              {onAdd ? (
                <QuietButton onClick={() => onAdd(check)} aria-label={t.evidence.takeOne(check.claim)}>
                  {t.evidence.take}
                </QuietButton>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
