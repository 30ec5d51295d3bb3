// The colleagues at a claim.
import { IconPencil } from "@tabler/icons-react";
import { useChangedBy } from "../../api/live/changes";
import { useOthersHere } from "../../api/live/presence";
import { useOwnId } from "../../api/session-state";
import { initials } from "../../lib/words/words";
import { t } from "../../texts";
import classes from "./presence-marks.module.css";

/** The colleagues at a claim in words, in reserved space, so that nothing moves when somebody joins. */
export function PresenceLine({ claim }: { claim: string }) {
  const others = useOthersHere(claim);
  const by = useChangedBy(claim, useOwnId());
  return (
    <p className={`${classes.here} no-print`} role="status">
      {others.map(({ person, doing }) => {
        const words = doing === "writing" ? t.presence.writing(person.name) : t.presence.reading(person.name);
        return (
          <span key={person.id} className={classes.person} data-doing={doing} title={words}>
            <span className={classes.initials} aria-hidden="true">
              {initials(person.name)}
            </span>
            <span className={classes.doing}>{words}</span>
            {doing === "writing" ? <IconPencil size={14} aria-hidden="true" /> : null}
          </span>
        );
      })}
      {by ? <span className="visually-hidden">{t.presence.changed(by)}</span> : null}
    </p>
  );
}

/** The initials of the people at a claim in a list. */
export function PresenceMarks({ claim }: { claim: string }) {
  const others = useOthersHere(claim);
  if (others.length === 0) return null;
  const names = others.map(({ person, doing }) =>
    doing === "writing" ? t.presence.writing(person.name) : t.presence.reading(person.name),
  );
  return (
    <span className={classes.marks} title={names.join(", ")}>
      <span className="visually-hidden">
        {t.presence.here}
        {names.join(", ")}
      </span>
      {others.slice(0, 3).map(({ person, doing }) => (
        <span key={person.id} className={classes.initials} data-doing={doing} aria-hidden="true">
          {initials(person.name)}
        </span>
      ))}
    </span>
  );
}

/** Flashes once over a claim's row when a colleague has changed the claim. */
export function Flash({ claim }: { claim: string }) {
  const by = useChangedBy(claim, useOwnId());
  return by ? <span className={classes.flash} title={t.presence.changed(by)} aria-hidden="true" /> : null;
}
