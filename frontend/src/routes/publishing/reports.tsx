// The page of readers' reports of errors.
import { IconMailCheck } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { sessionQuery } from "../../features/people/sessions/queries";
import { reportsQuery } from "../../features/publishing/reports/data";
import { ReportList } from "../../features/publishing/reports/report-list";
import { t } from "../../texts";
import { Notice } from "../../ui/feedback/notice";
import { Pending } from "../../ui/feedback/pending";
import { LoadMore } from "../../ui/lists/load-more";
import { Page } from "../../ui/page";

export function ReportsPage() {
  const { data: session } = useQuery(sessionQuery);
  const mayDecide = session?.permissions.includes("publish") ?? false;
  return (
    <Page title={t.reports.title} width={860} lead={t.reports.lead}>
      <Part state="open" mayDecide={mayDecide} />
      <Part state="decided" mayDecide={mayDecide} />
    </Page>
  );
}

function Part({ state, mayDecide }: { state: "open" | "decided"; mayDecide: boolean }) {
  const query = useInfiniteQuery(reportsQuery(state));
  const reports = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isSuccess && reports.length === 0) {
    return state === "open" ? (
      <Notice icon={<IconMailCheck />} title={t.reports.nothing}>
        {t.reports.nothingNext}
      </Notice>
    ) : null;
  }
  return (
    <section aria-label={t.reports.parts[state]}>
      <h2>{t.reports.parts[state]}</h2>
      <Pending query={query} rows={4} found={reports.length} />
      <ReportList reports={reports} mayDecide={mayDecide} />
      <LoadMore query={query} />
    </section>
  );
}
