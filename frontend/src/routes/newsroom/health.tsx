// The health page.

import { IconAlertTriangle, IconCircleCheck, IconPlugConnectedX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { concernsOf } from "../../features/newsroom/health/concerns";
import { Figures } from "../../features/newsroom/health/figures";
import { healthQuery } from "../../features/newsroom/health/queries";
import { clock } from "../../lib/words/times";
import { count } from "../../lib/words/words";
import { t } from "../../texts";
import { SmallButton } from "../../ui/controls/buttons";
import { Lines } from "../../ui/feedback/lines";
import { Failed } from "../../ui/feedback/notice";
import { Page } from "../../ui/page";
import classes from "./health.module.css";

export function HealthPage() {
  const { data: reading, isError, error, refetch } = useQuery(healthQuery);
  const concerns = reading ? concernsOf(reading) : null;
  return (
    <Page title={t.health.title}>
      {reading && concerns ? (
        <>
          <Verdict concerns={concerns.size} unreachedSince={isError ? reading.at : null} look={() => void refetch()} />
          <Figures system={reading.system} concerns={concerns} />
        </>
      ) : isError ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <Lines rows={12} label={t.health.loading} />
      )}
    </Page>
  );
}

type VerdictProps = { concerns: number; unreachedSince: number | null; look: () => void };

function Verdict({ concerns, unreachedSince, look }: VerdictProps) {
  const tone = unreachedSince ? "unknown" : concerns > 0 ? "bad" : "good";
  const Icon = { unknown: IconPlugConnectedX, bad: IconAlertTriangle, good: IconCircleCheck }[tone];
  return (
    <div className={classes.verdict} data-tone={tone}>
      <Icon size={28} stroke={1.6} aria-hidden />
      <div>
        <p className={classes.said} role="status">
          {unreachedSince ? t.health.unreached : count(concerns, t.health.verdict)}
        </p>
        <p>{unreachedSince ? t.health.from(clock(new Date(unreachedSince).toISOString())) : t.health.again}</p>
      </div>
      <SmallButton onClick={look}>{t.health.look}</SmallButton>
    </div>
  );
}
