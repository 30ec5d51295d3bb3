// One verdict in the editor's lists.
import { IconPin } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { ClaimFile } from "../../../api/types";
import { t } from "../../../texts";
import { Moment } from "../../../ui/marks/moment";
import { Rated } from "../../../ui/marks/rated";
import classes from "./verdict-line.module.css";

/** The rating and how long it waits, the claim as `children`, and a short summary of rating, author and sources. */
export function VerdictLine({ claim, children }: { claim: ClaimFile; children: ReactNode }) {
  const current = claim.verdict.current ?? null;
  const sources = claim.evidence.filter((evidence) => !evidence.withdrawn).length;
  const approved = current?.decisions.findLast((decision) => decision.decision === "approved");
  return (
    <>
      <div className={classes.top}>
        {current ? <Rated label={current.rating.label} color={current.rating.color} /> : null}
        {current?.correction ? (
          <span className={classes.urgent}>{t.corrections.classes[current.correction.class]}</span>
        ) : null}
        {claim.statement_is_machine ? <span className={classes.urgent}>{t.editor.wordingOpen}</span> : null}
        {claim.pinned ? (
          <span>
            <IconPin size={13} aria-hidden="true" /> {t.editor.pinned}
          </span>
        ) : null}
        {claim.due_at ? (
          <span className={classes.urgent}>
            {t.editor.due} <Moment at={claim.due_at} />
          </span>
        ) : null}
        {current ? (
          <span className={classes.waits}>
            {claim.state === "approved" && approved ? (
              <>
                {t.editor.approved} <Moment at={approved.at} />
              </>
            ) : (
              <>
                {t.editor.submitted} <Moment at={current.submitted_at} />
              </>
            )}
          </span>
        ) : null}
      </div>
      {children}
      {current ? (
        <p dir="auto" className={classes.summary}>
          {current.summary}
        </p>
      ) : null}
      <p className={classes.meta}>
        {current?.author ? <span>{t.editor.by(current.author.name)}</span> : null}
        <span>
          {t.editor.origins(claim.origins)}, {t.editor.sources(sources)}
        </span>
        <span dir="auto">{claim.article.outlet ?? claim.article.title}</span>
      </p>
    </>
  );
}
