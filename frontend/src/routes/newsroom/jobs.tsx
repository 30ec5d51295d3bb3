// The jobs page.

import { IconCircleCheck, IconRefresh } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Job } from "../../api/types";
import { jobsQuery, useRetry } from "../../features/newsroom/jobs/data";
import { JobList } from "../../features/newsroom/jobs/job-list";
import { count } from "../../lib/words/words";
import { t } from "../../texts";
import { SmallButton } from "../../ui/controls/buttons";
import { Lines } from "../../ui/feedback/lines";
import { Failed, Notice } from "../../ui/feedback/notice";
import { sayDone, sayFailed } from "../../ui/feedback/say";
import { LoadMore } from "../../ui/lists/load-more";
import { Page } from "../../ui/page";
import classes from "./jobs.module.css";

export function JobsPage() {
  const failed = useJobs("failed");
  const running = useJobs("running");
  const waiting = useJobs("waiting");
  const retry = useRetry();
  const all = [failed, running, waiting];
  const broken = all.find(({ query }) => query.isError && !query.data)?.query;
  const known = all.every(({ query }) => query.isSuccess);
  const again = () =>
    retry.mutate(
      failed.jobs.map((job) => job.id),
      { onSuccess: (n) => sayDone(count(n, t.jobs.retriedAll)), onError: sayFailed },
    );
  return (
    <Page title={t.jobs.title} width={860} lead={t.jobs.lead}>
      {broken ? <Failed error={broken.error} retry={() => void broken.refetch()} /> : null}
      {!known && !broken ? <Lines rows={6} /> : null}
      {known && all.every(({ jobs }) => jobs.length === 0) ? (
        <Notice icon={<IconCircleCheck />} title={t.jobs.nothing}>
          {t.jobs.nothingNext}
        </Notice>
      ) : null}
      {all.map(({ state, jobs, query }) =>
        jobs.length > 0 ? (
          <section key={state} aria-label={t.jobs[state]}>
            <header className={classes.head}>
              <h2>{t.jobs[state]}</h2>
              {state === "failed" && jobs.length > 1 ? (
                <SmallButton leftSection={<IconRefresh size={15} />} loading={retry.isPending} onClick={again}>
                  {count(jobs.length, t.jobs.retryAll)}
                </SmallButton>
              ) : null}
            </header>
            <JobList jobs={jobs} />
            <LoadMore query={query} />
          </section>
        ) : null,
      )}
    </Page>
  );
}

function useJobs(state: Job["state"]) {
  const query = useInfiniteQuery(jobsQuery(state));
  return { state, query, jobs: query.data?.pages.flatMap((page) => page.items) ?? [] };
}
