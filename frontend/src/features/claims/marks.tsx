// Marks of kind, state and check-worthiness, readable without colour.
import {
  IconBolt,
  IconCalendarEvent,
  type IconCheck,
  IconCircle,
  IconCircleCheck,
  IconCircleHalf2,
  IconEraser,
  IconGitBranch,
  IconHash,
  IconHourglass,
  IconQuote,
  IconSignature,
  IconTelescope,
  IconUsersMinus,
  IconWorld,
  IconX,
} from "@tabler/icons-react";
import type { ClaimSummary, Kind, State } from "../../api/types";
import { KINDS, STATES } from "../../lib/words/vocabulary";
import { t } from "../../texts";
import { Chip } from "../../ui/marks/chip";
import classes from "./marks.module.css";

const KIND_ICONS = {
  casualties: IconUsersMinus,
  quantity: IconHash,
  date: IconCalendarEvent,
  agreement: IconSignature,
  event: IconBolt,
  quote: IconQuote,
  causal: IconGitBranch,
  prediction: IconTelescope,
} satisfies Record<Kind, typeof IconCheck>;

const STATE_MARKS = {
  unassigned: { Icon: IconCircle, tone: "var(--ink-3)" },
  in_review: { Icon: IconCircleHalf2, tone: "var(--accent)" },
  submitted: { Icon: IconHourglass, tone: "var(--warn)" },
  approved: { Icon: IconCircleCheck, tone: "var(--good)" },
  published: { Icon: IconWorld, tone: "var(--good)" },
  retracted: { Icon: IconEraser, tone: "var(--bad)" },
  dismissed: { Icon: IconX, tone: "var(--ink-3)" },
} satisfies Record<State, { Icon: typeof IconCheck; tone: string }>;

export function KindChip({ kind }: { kind: Kind }) {
  return <KindMark kind={kind} title={KINDS[kind].meaning} />;
}

type KindMarkProps = { kind: Kind; title?: string; filled?: boolean };

export function KindMark({ kind, ...look }: KindMarkProps) {
  const Icon = KIND_ICONS[kind];
  return (
    <Chip icon={<Icon stroke={1.8} aria-hidden="true" />} tone={`var(--kind-${kind})`} {...look}>
      {KINDS[kind].label}
    </Chip>
  );
}

export function StateChip({ state }: { state: State }) {
  const { Icon, tone } = STATE_MARKS[state];
  return (
    <Chip icon={<Icon stroke={1.8} aria-hidden="true" />} tone={tone}>
      {STATES[state]}
    </Chip>
  );
}

const GRADES = {
  must_check: t.claims.mustCheck,
  checkable: t.claims.checkable,
} satisfies Record<ClaimSummary["grade"], string>;

/** A small bar and the number; must-check is said in words on hover and to screen readers. */
export function Worth({ claim }: { claim: Pick<ClaimSummary, "check_worthiness" | "grade" | "kind"> }) {
  const percent = Math.round(claim.check_worthiness * 100);
  const grade = GRADES[claim.grade];
  return (
    <span className={classes.worth} title={t.claims.worth(percent, grade)} data-grade={claim.grade}>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.fill} style={{ width: `${percent}%` }} />
      </span>
      <span className={classes.number}>{percent}</span>
      <span className="visually-hidden">, {grade}</span>
    </span>
  );
}

export function GradeMark({ grade }: { grade: ClaimSummary["grade"] }) {
  return GRADES[grade];
}
