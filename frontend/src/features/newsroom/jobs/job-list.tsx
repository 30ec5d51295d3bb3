// The job list: subject, state, failure.

import { IconRefresh } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Job } from "../../../api/types";
import { count } from "../../../lib/words/words";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { report } from "../../../ui/feedback/say";
import { Moment } from "../../../ui/marks/moment";
import { useRetry } from "./data";
import classes from "./job-list.module.css";

export function JobList({ jobs }: { jobs: readonly Job[] }) {
  return (
    <ul className={classes.list}>
      {jobs.map((job) => (
        <Row key={job.id} job={job} />
      ))}
    </ul>
  );
}

function Row({ job }: { job: Job }) {
  const retry = useRetry();
  const words = wordsOf(job.kind);
  const failed = job.state === "failed";
  const what = job.article ? `${words.label}, ${job.article.title ?? t.common.untitled}` : words.label;
  return (
    <li className={classes.job}>
      <div className={classes.what}>
        <p className={classes.label}>
          <strong>{words.label}</strong>
          {job.article ? (
            <Link to="/articles/$articleId" params={{ articleId: job.article.id }} search={{}} dir="auto">
              {job.article.title ?? t.common.untitled}
            </Link>
          ) : null}
        </p>
        <p className={classes.when}>
          <span>
            {t.jobs.asked}
            <Moment at={job.created_at} />
          </span>
          {job.failed_at ? (
            <span>
              {t.jobs.since}
              <Moment at={job.failed_at} />
            </span>
          ) : null}
          {job.state === "waiting" && job.attempts > 0 ? (
            <span>
              {t.jobs.next}
              <Moment at={job.run_at} />
            </span>
          ) : null}
          {job.attempts > 0 ? <span>{count(job.attempts, t.jobs.attempts)}</span> : null}
        </p>
        {failed ? <p className={classes.failed}>{words.failed}</p> : null}
        {job.last_error ? (
          <details className={classes.raw}>
            <summary>{t.jobs.raw}</summary>
            <code>{job.last_error}</code>
          </details>
        ) : null}
      </div>
      {failed ? (
        <SmallButton
          leftSection={<IconRefresh size={15} />}
          loading={retry.isPending}
          aria-label={t.jobs.retryNamed(what)}
          onClick={() => retry.mutate([job.id], report(t.jobs.retried))}
        >
          {t.jobs.retry}
        </SmallButton>
      ) : null}
    </li>
  );
}

function wordsOf(kind: string): { label: string; failed: string } {
  const { other, ...known } = t.jobs.kinds;
  return Object.entries(known).find(([name]) => name === kind)?.[1] ?? other;
}
