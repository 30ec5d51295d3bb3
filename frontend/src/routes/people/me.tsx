// The page of the own account.

import { useQuery } from "@tanstack/react-query";
import { NotificationChoices } from "../../features/newsroom/notifications/choices";
import { OwnAbsence } from "../../features/people/accounts/own-absence";
import { OwnByline } from "../../features/people/byline/own-byline";
import { Passkeys } from "../../features/people/passkeys/passkeys";
import { Preferences } from "../../features/people/preferences/preferences";
import { SecondFactor } from "../../features/people/second-factor/second-factor";
import { OpenSessions } from "../../features/people/sessions/open-sessions";
import { sessionQuery, waysQuery } from "../../features/people/sessions/queries";
import { Tokens } from "../../features/people/tokens/tokens";
import { roleText } from "../../lib/words/vocabulary";
import { t } from "../../texts";
import { Page } from "../../ui/page";

export function MePage() {
  const { data: session } = useQuery(sessionQuery);
  const { data: ways } = useQuery(waysQuery);
  if (!session) return null;
  return (
    <Page title={t.sessions.yourAccount}>
      <p>
        <bdi>{session.account.name}</bdi>, {session.account.email}, {roleText(session.account.role)}
      </p>
      <Preferences />
      {session.second_factor_missing ? null : <NotificationChoices />}
      {session.second_factor_missing ? null : <OwnAbsence me={session.account.id} />}
      {session.second_factor_missing ? null : <OwnByline name={session.account.name} />}
      <OpenSessions />
      <SecondFactor />
      {session.second_factor_missing || !ways?.passkeys ? null : <Passkeys />}
      {session.second_factor_missing ? null : <Tokens permissions={session.permissions} />}
    </Page>
  );
}
