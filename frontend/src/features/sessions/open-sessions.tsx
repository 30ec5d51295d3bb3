// Where am I signed in?
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { device } from "../../lib/device";
import { Lines } from "../../ui/lines";
import { Moment } from "../../ui/moment";
import { Failed } from "../../ui/notice";
import classes from "../../ui/rows.module.css";
import { sayDone, sayFailed } from "../../ui/say";
import { useEndSession } from "./actions";
import { ownSessionsQuery } from "./queries";

const PROOFS = {
  password: "",
  passkey: " with a passkey",
  single_sign_on: " by single sign-on",
};

export function OpenSessions() {
  const sessions = useQuery(ownSessionsQuery);
  const end = useEndSession();
  const ending = (id: string | null) =>
    end.mutate(id, { onSuccess: () => sayDone("Signed out there."), onError: sayFailed });
  return (
    <section aria-label="Where you are signed in">
      <h2 className={classes.heading}>Where you are signed in</h2>
      {sessions.data ? (
        <>
          <ul className={classes.list}>
            {sessions.data.map((session) => (
              <li key={session.id}>
                <span>
                  <strong title={session.user_agent ?? undefined}>{device(session.user_agent)}</strong>
                  {session.address ? ` from ${session.address}` : ""}, last seen{" "}
                  <Moment at={session.last_seen_at} />, signed in <Moment at={session.created_at} />
                  {PROOFS[session.proof]}
                </span>
                {session.current ? (
                  <span className="muted">here</span>
                ) : (
                  <Button variant="subtle" color="gray" size="compact-sm" onClick={() => ending(session.id)}>
                    Sign out
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {sessions.data.length > 1 ? (
            <Button variant="default" size="compact-sm" onClick={() => ending(null)}>
              Sign out everywhere else
            </Button>
          ) : null}
        </>
      ) : sessions.isError ? (
        <Failed error={sessions.error} retry={() => void sessions.refetch()} />
      ) : (
        <Lines rows={2} label="Loading the sessions" />
      )}
    </section>
  );
}
