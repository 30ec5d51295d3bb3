// The list of readers' reports of errors, with the decision about an open one.
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { addressOf } from "../../../api/address";
import type { ReaderReport } from "../../../api/types";
import { count } from "../../../lib/words/words";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { Moment } from "../../../ui/marks/moment";
import { DecisionForm } from "./decision-form";
import classes from "./report-list.module.css";

type Props = { reports: readonly ReaderReport[]; mayDecide: boolean };

export function ReportList({ reports, mayDecide }: Props) {
  return (
    <ol className={classes.list}>
      {reports.map((report) => (
        <Row key={report.id} report={report} mayDecide={mayDecide} />
      ))}
    </ol>
  );
}

function Row({ report, mayDecide }: { report: ReaderReport; mayDecide: boolean }) {
  const [deciding, setDeciding] = useState(false);
  const newer = report.newest_revision > report.revision;
  return (
    <li className={classes.report}>
      <p className={classes.about}>
        <Link to="/claims/$claimId" params={{ claimId: report.claim_id }} search={{}}>
          <bdi>{report.statement}</bdi>
        </Link>
      </p>
      {report.body ? (
        <blockquote className={classes.words} dir="auto">
          {report.body}
        </blockquote>
      ) : (
        <p className="muted">{t.reports.forgotten}</p>
      )}
      <p className={classes.meta}>
        <span>
          {t.reports.received} <Moment at={report.received_at} />
        </span>
        {report.times > 1 ? <span>{count(report.times, t.reports.times)}</span> : null}
        {newer ? <span>{t.reports.newer}</span> : null}
        <a href={addressOf("/verdicts/{slug}", { slug: report.slug })} target="_blank" rel="noreferrer">
          {t.reports.publicPage}
        </a>
      </p>
      {report.outcome && report.decided_at ? (
        <p className={classes.decision}>
          <strong>{t.reports.outcomes[report.outcome]}</strong>{" "}
          {report.decided_by ? <bdi>{report.decided_by.name}</bdi> : null} <Moment at={report.decided_at} />
          {report.answer ? (
            <span className={classes.answer} dir="auto">
              {report.answer}
            </span>
          ) : null}
        </p>
      ) : null}
      {!report.outcome && mayDecide && !deciding ? (
        <SmallButton aria-label={t.reports.decideAbout(report.statement)} onClick={() => setDeciding(true)}>
          {t.reports.decide}
        </SmallButton>
      ) : null}
      {!report.outcome && deciding ? <DecisionForm report={report} onDone={() => setDeciding(false)} /> : null}
    </li>
  );
}
