// What belongs to my account?
import { useQuery } from "@tanstack/react-query";
import { Passkeys } from "../features/passkeys/passkeys";
import { Preferences } from "../features/preferences/preferences";
import { SecondFactor } from "../features/second-factor/second-factor";
import { OpenSessions } from "../features/sessions/open-sessions";
import { sessionQuery, waysQuery } from "../features/sessions/queries";
import { Tokens } from "../features/tokens/tokens";
import { roleText } from "../lib/vocabulary";
import { t } from "../texts";
import classes from "./new-article.module.css";

export function MePage() {
  const { data: session } = useQuery(sessionQuery);
  const { data: ways } = useQuery(waysQuery);
  if (!session) return null;
  return (
    <div className={classes.page}>
      <h1>{t.sessions.yourAccount}</h1>
      <p>
        <bdi>{session.account.name}</bdi>, {session.account.email}, {roleText(session.account.role)}
      </p>
      <Preferences />
      <OpenSessions />
      <SecondFactor />
      {session.second_factor_missing || !ways?.passkeys ? null : <Passkeys />}
      {session.second_factor_missing ? null : <Tokens permissions={session.permissions} />}
    </div>
  );
}
