// The evidence balance, counted by independent origins.
import { IconEqual, IconMinus, IconPlus } from "@tabler/icons-react";
import type { Evidence, Stance } from "../../../api/types";
import { STANCES } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import classes from "./balance.module.css";
import { byOrigin, SIDES } from "./origins";

export const STANCE_ICONS = { supports: IconPlus, context: IconEqual, refutes: IconMinus } satisfies Record<
  Stance,
  typeof IconPlus
>;

/** One block for each origin: ten reprints of one report weigh as much as the report. */
export function Balance({ evidence }: { evidence: readonly Evidence[] }) {
  const sides = SIDES.map((stance) => ({ stance, groups: byOrigin(evidence, stance) }));
  const sources = evidence.filter((source) => !source.withdrawn).length;
  if (sources === 0) return null;
  const [supports = 0, context = 0, refutes = 0] = sides.map(({ groups }) => groups.length);
  const most = Math.max(supports, context, refutes);
  return (
    <figure className={classes.balance}>
      <div className={classes.sides} aria-hidden="true">
        {sides.map(({ stance, groups }) => {
          const Icon = STANCE_ICONS[stance];
          return (
            <div key={stance} className={classes.side} data-stance={stance}>
              <div className={classes.blocks} style={{ "--most": String(most) }}>
                {groups.map(({ origin, sources }) => (
                  <span key={origin} title={t.evidence.reprints(origin, sources.length)} />
                ))}
              </div>
              <span className={classes.label}>
                <Icon size={13} stroke={2.4} />
                {STANCES[stance]} <strong>{groups.length}</strong>
              </span>
            </div>
          );
        })}
      </div>
      <figcaption className={classes.caption}>
        <span className="visually-hidden">{t.evidence.balance(supports, context, refutes)} </span>
        {t.evidence.countedBy(new Set(sides.flatMap(({ groups }) => groups.map(({ origin }) => origin))).size, sources)}
      </figcaption>
    </figure>
  );
}
