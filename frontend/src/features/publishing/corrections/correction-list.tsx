// The list of corrections, clarifications and retractions.
import { IconEraser, IconExternalLink, IconMessage2Check, IconPencilCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { CorrectionClass } from "../../../api/types";
import { safeHref } from "../../../lib/words/words";
import { t } from "../../../texts";
import { Chip } from "../../../ui/marks/chip";
import { Moment } from "../../../ui/marks/moment";
import { Rated } from "../../../ui/marks/rated";
import classes from "./correction-list.module.css";
import type { CorrectionEntry } from "./queries";

const MARKS = {
  clarification: { Icon: IconMessage2Check, tone: "var(--ink-2)" },
  correction: { Icon: IconPencilCheck, tone: "var(--warn)" },
  retraction: { Icon: IconEraser, tone: "var(--bad)" },
} satisfies Record<CorrectionClass, { Icon: typeof IconEraser; tone: string }>;

type Props = {
  entries: readonly CorrectionEntry[];
  /** The statement as a link to its verdict. */
  link: (entry: CorrectionEntry) => ReactNode;
  /** Who wrote and approved it. */
  people?: (entry: CorrectionEntry) => ReactNode;
  current?: string | null;
};

export function CorrectionList({ entries, link, people, current = null }: Props) {
  return (
    <ol className={classes.list}>
      {entries.map((entry) => (
        <li key={entry.id} className={classes.item} data-current={entry.claim === current || undefined}>
          <div className={classes.top}>
            <ClassChip of={entry.class} />
            <Rated label={entry.rating.label} color={entry.rating.color} retracted={entry.class === "retraction"} />
            <span className="muted">
              <Moment at={entry.at} />
            </span>
          </div>
          <p className={classes.notice}>
            <bdi>{entry.notice}</bdi>
          </p>
          <p className={classes.about}>{link(entry)}</p>
          <div className={classes.meta}>
            {people?.(entry)}
            <a href={safeHref(entry.url)} target="_blank" rel="noreferrer">
              {t.corrections.publicPage} <IconExternalLink size={13} aria-hidden="true" />
              <span className="visually-hidden"> {t.corrections.of(entry.statement)}</span>
            </a>
          </div>
        </li>
      ))}
    </ol>
  );
}

function ClassChip({ of }: { of: CorrectionClass }) {
  const { Icon, tone } = MARKS[of];
  return (
    <Chip icon={<Icon stroke={1.8} aria-hidden="true" />} tone={tone}>
      {t.corrections.classes[of]}
    </Chip>
  );
}
