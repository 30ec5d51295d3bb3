// The frame around every page: top bar, shortcuts, dialogs.

import { useDisclosure } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useLive } from "../../api/live/live";
import type { Session } from "../../api/types";
import { Bell } from "../../features/newsroom/notifications/bell";
import { useSignOut } from "../../features/people/sessions/actions";
import { ConfirmationGate } from "../../features/people/sessions/confirmation-gate";
import { sessionQuery } from "../../features/people/sessions/queries";
import { SessionGate } from "../../features/people/sessions/session-gate";
import { TemporaryPassword } from "../../features/people/sessions/temporary-password";
import { countCopies, openCopies } from "../../lib/device/local-copy";
import { placesFor } from "../../lib/words/shortcuts";
import { t } from "../../texts";
import { useFocusKeeper } from "../../ui/controls/focus-keeper";
import { useOneGesture } from "../../ui/controls/one-gesture";
import { useKeyListener, useShortcuts } from "../../ui/controls/shortcuts";
import { useTypingKeys } from "../../ui/controls/typing-keys";
import { lazyPart } from "../../ui/feedback/lazy-part";
import { OnDemand } from "../../ui/feedback/on-demand";
import { sayFailed } from "../../ui/feedback/say";
import markUrl from "../mark.svg";
import { AccountMenu } from "./account-menu";
import { ConnectionBanner } from "./connection/connection-banner";
import { ConnectionDot } from "./connection/connection-dot";
import { usePreferenceCommands } from "./palette/preference-commands";
import { Search } from "./palette/search";
import { Places } from "./places";
import classes from "./shell.module.css";

export function Shell() {
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  return (
    <>
      <a className="skip" href="#main">
        {t.shell.skip}
      </a>
      <Desk session={session} />
      <ConfirmationGate />
      <SessionGate email={session.account.email} />
    </>
  );
}

const KeyboardHelp = lazyPart(async () => (await import("./keyboard-help")).KeyboardHelp);
const LeaveDialog = lazyPart(async () => (await import("../../ui/feedback/leave-dialog")).LeaveDialog);
const PasswordDialog = lazyPart(
  async () => (await import("../../features/people/sessions/password-dialog")).PasswordDialog,
);

function Desk({ session }: { session: Session }) {
  const navigate = useNavigate();
  const signOut = useSignOut();
  const [help, { open: openHelp, close: closeHelp }] = useDisclosure(false);
  const [password, { open: openPassword, close: closePassword }] = useDisclosure(false);
  const [unsent, setUnsent] = useState({ count: 0, asked: false });
  const account = session.account.id;
  useEffect(() => openCopies(account), [account]);
  const leave = () => void signOut.mutateAsync().then(() => navigate({ to: "/sign-in", search: {} }), sayFailed);
  const places = placesFor(session.permissions);
  useLive(useQueryClient());
  useKeyListener();
  useFocusKeeper();
  useOneGesture();
  useTypingKeys();
  useShortcuts({
    ...Object.fromEntries(
      places.map((place) => [
        place.id,
        () => void navigate({ to: place.to, search: "search" in place ? place.search : {} }),
      ]),
    ),
    ...usePreferenceCommands(),
    "add-article": () => void navigate({ to: "/articles/new" }),
    help: openHelp,
    password: openPassword,
    "sign-out": () => {
      const count = countCopies(account);
      if (count === 0) leave();
      else setUnsent({ count, asked: true });
    },
  });
  return (
    <div className={classes.desk}>
      <header className={`${classes.bar} no-print`}>
        <Link to="/queue" className={classes.brand} aria-label="Claimdesk">
          <img src={markUrl} alt="" width={24} height={24} />
          <span className={classes.name}>Claimdesk</span>
        </Link>
        <Places permissions={session.permissions} />
        <div className={classes.side}>
          <Search />
          <ConnectionDot />
          <Bell />
          <AccountMenu session={session} />
        </div>
      </header>
      <ConnectionBanner />
      {session.account.password_is_temporary ? <TemporaryPassword onChoose={openPassword} /> : null}
      <main id="main" className={classes.main} tabIndex={-1}>
        <Outlet />
      </main>
      <OnDemand wanted={help}>
        <KeyboardHelp opened={help} onClose={closeHelp} may={new Set<string>(places.map((place) => place.id))} />
      </OnDemand>
      <OnDemand wanted={unsent.asked}>
        <LeaveDialog
          opened={unsent.asked}
          title={t.drafts.leaveTitle}
          text={t.drafts.leaveText(unsent.count)}
          leave={t.drafts.leave}
          stay={t.drafts.stay}
          onStay={() => setUnsent({ ...unsent, asked: false })}
          onLeave={leave}
        />
      </OnDemand>
      <OnDemand wanted={password}>
        <PasswordDialog opened={password} onClose={closePassword} />
      </OnDemand>
    </div>
  );
}
