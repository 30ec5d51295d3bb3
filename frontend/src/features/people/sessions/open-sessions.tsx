// The list of open sessions of an account.

import { useQuery } from "@tanstack/react-query";
import { device } from "../../../lib/device/device";
import { t } from "../../../texts";
import { SmallButton, TextButton } from "../../../ui/controls/buttons";
import { Pending } from "../../../ui/feedback/pending";
import { report } from "../../../ui/feedback/say";
import classes from "../../../ui/lists/rows.module.css";
import { Moment } from "../../../ui/marks/moment";
import { phrase } from "../../../ui/phrase";
import { useEndSession } from "./actions";
import { ownSessionsQuery } from "./queries";

export function OpenSessions() {
  const sessions = useQuery(ownSessionsQuery);
  const end = useEndSession();
  const ending = (id: string | null) => end.mutate(id, report(t.sessions.signedOutThere));
  return (
    <section aria-label={t.sessions.where}>
      <h2 className={classes.heading}>{t.sessions.where}</h2>
      {sessions.data ? (
        <>
          <ul className={classes.list}>
            {sessions.data.map((session) => (
              <li key={session.id}>
                <span>
                  <strong title={session.user_agent ?? undefined}>{device(session.user_agent)}</strong>
                  {session.address ? t.sessions.from(session.address) : ""}
                  {phrase(t.sessions.seen(<Moment at={session.last_seen_at} />, <Moment at={session.created_at} />))}
                  {t.sessions.proofs[session.proof]}
                </span>
                {session.current ? (
                  <span className="muted">{t.sessions.here}</span>
                ) : (
                  <TextButton color="gray" onClick={() => ending(session.id)}>
                    {t.sessions.signOut}
                  </TextButton>
                )}
              </li>
            ))}
          </ul>
          {sessions.data.length > 1 ? (
            <SmallButton onClick={() => ending(null)}>{t.sessions.signOutElsewhere}</SmallButton>
          ) : null}
        </>
      ) : (
        <Pending query={sessions} rows={2} />
      )}
    </section>
  );
}
