// The health figures, each with what to do when the value is bad.
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { size } from "../../../lib/words/words";
import { locale, t } from "../../../texts";
import { Moment } from "../../../ui/marks/moment";
import type { Concern, Reading } from "./concerns";
import classes from "./figures.module.css";
import { Outdated } from "./outdated";

type Line = {
  name: keyof typeof t.health.labels;
  figure: ReactNode;
  /** The concern about this figure, if it can have one. */
  concerns?: readonly Concern[];
};

type Props = { system: Reading["system"]; concerns: ReadonlySet<Concern> };

export function Figures({ system, concerns }: Props) {
  return linesOf(system).map(({ group, lines }) => (
    <section key={group} className={classes.group} aria-labelledby={`health-${group}`}>
      <h2 id={`health-${group}`}>{t.health.groups[group]}</h2>
      <dl>
        {lines.map(({ name, figure, concerns: possible }) => {
          const found = possible?.filter((concern) => concerns.has(concern)) ?? [];
          return (
            <div key={name} className={classes.line} data-bad={found.length > 0 || undefined}>
              <dt>
                <Mark checked={possible !== undefined} bad={found.length > 0} />
                {t.health.labels[name]}
              </dt>
              <dd className={classes.figure}>{figure}</dd>
              {found.map((concern) => (
                <dd key={concern} className={classes.advice}>
                  {ADVICE[concern]}
                </dd>
              ))}
            </div>
          );
        })}
      </dl>
    </section>
  ));
}

function Mark({ checked, bad }: { checked: boolean; bad: boolean }) {
  return (
    <span className={classes.mark} aria-hidden="true">
      {bad ? <IconAlertTriangle size={18} /> : checked ? <IconCircleCheck size={18} /> : null}
    </span>
  );
}

const jobs = <Link to="/jobs">{t.health.toJobs}</Link>;
const command = <code key="command">claimdesk backup FILE</code>;

const ADVICE: Record<Concern, ReactNode> = {
  failed: [`${t.health.concerns.failed} `, <span key="to">{jobs}</span>],
  late: [`${t.health.concerns.late} `, <span key="to">{jobs}</span>],
  behind: t.health.concerns.behind,
  endpoints: [
    `${t.health.concerns.endpoints} `,
    <Link key="to" to="/endpoints" search={{}}>
      {t.health.toEndpoints}
    </Link>,
  ],
  neverBackedUp: t.health.concerns.neverBackedUp(command),
  backupOld: t.health.concerns.backupOld(command),
  longTransaction: t.health.concerns.longTransaction,
  skew: t.health.concerns.skew,
  standbys: t.health.concerns.standbys,
  full: t.health.concerns.full(<code key="setting">database.pool</code>),
};

function standbys(replicas: Reading["system"]["replicas"]): Line {
  const used = replicas.filter((replica) => replica.in_use).length;
  return { name: "standbys", figure: t.health.inUse(shown(used), shown(replicas.length)), concerns: ["standbys"] };
}

function linesOf(system: Reading["system"]): { group: keyof typeof t.health.groups; lines: Line[] }[] {
  const { jobs: work, events, deliveries, database, pool, replicas, backup, counts, analysis } = system;
  const waiting = shown(deliveries.waiting);
  return [
    {
      group: "work",
      lines: [
        { name: "failed", figure: shown(work.failed), concerns: ["failed"] },
        {
          name: "waiting",
          figure: t.health.running(shown(work.running), shown(work.waiting)),
          concerns: ["late"],
        },
        {
          name: "events",
          figure: events.behind_ms < 1000 ? t.health.inTime : t.health.behind(shown(events.behind_ms / 1000)),
          concerns: ["behind"],
        },
      ],
    },
    {
      group: "messages",
      lines: [
        { name: "failing", figure: shown(deliveries.endpoints_failing), concerns: ["endpoints"] },
        {
          name: "undelivered",
          figure: deliveries.oldest_at
            ? t.health.oldest(waiting, <Moment key="at" at={deliveries.oldest_at} />)
            : waiting,
        },
      ],
    },
    {
      group: "backup",
      lines: [
        {
          name: "backup",
          figure: backup
            ? t.health.backedUp(<Moment key="at" at={backup.finished_at} />, size(backup.bytes))
            : t.health.never,
          concerns: ["neverBackedUp", "backupOld"],
        },
      ],
    },
    {
      group: "database",
      lines: [
        {
          name: "connections",
          figure: t.health.free(shown(pool.idle), shown(pool.size)),
          concerns: ["full"],
        },
        {
          name: "transaction",
          figure: t.health.seconds(shown(system.transactions.oldest_ms / 1000)),
          concerns: ["longTransaction"],
        },
        { name: "skew", figure: t.health.seconds(shown(system.clock_skew_ms / 1000)), concerns: ["skew"] },
        ...(replicas.length > 0 ? [standbys(replicas)] : []),
        { name: "size", figure: size(database.size_bytes) },
        { name: "postgres", figure: t.health.schema(database.version, String(database.migration)) },
      ],
    },
    {
      group: "analysis",
      lines: [
        {
          name: "analysis",
          figure: analysis.model
            ? t.health.withModel(analysis.version, analysis.model)
            : t.health.builtIn(analysis.version),
        },
        { name: "outdated", figure: <Outdated amount={analysis.outdated} /> },
        {
          name: "matching",
          figure: analysis.matching_model ? t.health.byMeaning(analysis.matching_model) : t.health.byWords,
        },
        ...(typeof analysis.without_vector === "number"
          ? [{ name: "without_vector" as const, figure: shown(analysis.without_vector) }]
          : []),
      ],
    },
    {
      group: "amounts",
      lines: (["articles", "claims", "verdicts", "accounts"] as const).map((name) => ({
        name,
        figure: shown(counts[name]),
      })),
    },
    {
      group: "server",
      lines: [
        { name: "version", figure: system.version },
        { name: "since", figure: <Moment at={system.started_at} /> },
      ],
    },
  ];
}

function shown(amount: number): string {
  return amount.toLocaleString(locale, { maximumFractionDigits: 0 });
}
