// The page of an occurrence: figures on a time line, claims, contradictions.
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { isProblem } from "../../api/problem";
import { nameOf, occurrenceQuery } from "../../features/claims/occurrences/data";
import { Members } from "../../features/claims/occurrences/members";
import { TimeLine } from "../../features/claims/occurrences/time-line";
import { t } from "../../texts";
import { Lines } from "../../ui/feedback/lines";
import { Failed } from "../../ui/feedback/notice";
import { Page } from "../../ui/page";
import { Missing } from "../not-found";

const route = getRouteApi("/desk/occurrences/$occurrenceId");

export function OccurrencePage() {
  const { occurrenceId } = route.useParams();
  const { data: told, isError, error, refetch } = useQuery(occurrenceQuery(occurrenceId));
  const navigate = useNavigate();
  const current = told?.id;
  // The occurrence has become part of an older one: its address is that of the older one from now on.
  useEffect(() => {
    if (current && current !== occurrenceId)
      void navigate({ to: "/occurrences/$occurrenceId", params: { occurrenceId: current }, replace: true });
  }, [current, occurrenceId, navigate]);
  if (isProblem(error, 404) && !told) return <Missing title={t.occurrences.missing} text={t.occurrences.missingText} />;
  if (!told)
    return isError ? (
      <Failed error={error} retry={() => void refetch()} />
    ) : (
      <Lines rows={12} label={t.occurrences.loading} />
    );
  const claims = new Map(told.members.map(({ claim }) => [claim.id, claim]));
  const conflicts = told.contradictions.length;
  const numbers = [
    t.occurrences.articles(told.articles),
    t.occurrences.claims(told.claims),
    conflicts > 0 ? t.occurrences.contradictions(conflicts) : t.occurrences.noContradiction,
  ];
  return (
    <Page
      title={nameOf(told)}
      width={980}
      lead={numbers.join(" · ")}
      tools={
        <Link to="/queue" search={{ occurrence: told.id, state: "all" }}>
          {t.occurrences.inQueue}
        </Link>
      }
    >
      <h2>{t.occurrences.timeLine}</h2>
      {told.series.length === 0 ? <p className="muted">{t.occurrences.noFigures}</p> : null}
      {told.series.map((series) => (
        <TimeLine key={series.measures} series={series} claims={claims} />
      ))}
      <Members told={told} />
    </Page>
  );
}
