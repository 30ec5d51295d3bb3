// What surrounds every page of the desk?

import { useDisclosure } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { lazy, useEffect, useState } from "react";
import { useLive } from "../../api/live";
import type { Session } from "../../api/types";
import { Bell } from "../../features/notifications/bell";
import { useSignOut } from "../../features/sessions/actions";
import { ConfirmationGate } from "../../features/sessions/confirmation-gate";
import { sessionQuery } from "../../features/sessions/queries";
import { SessionGate } from "../../features/sessions/session-gate";
import { TemporaryPassword } from "../../features/sessions/temporary-password";
import { countCopies, openCopies } from "../../lib/local-copy";
import { placesFor } from "../../lib/shortcuts";
import { t } from "../../texts";
import { useFocusKeeper } from "../../ui/focus-keeper";
import { OnDemand } from "../../ui/on-demand";
import { sayFailed } from "../../ui/say";
import { useKeyListener, useShortcuts } from "../../ui/shortcuts";
import markUrl from "../mark.svg";
import { AccountMenu } from "./account-menu";
import { ConnectionBanner } from "./connection-banner";
import { ConnectionDot } from "./connection-dot";
import { Places } from "./places";
import { usePreferenceCommands } from "./preference-commands";
import { Search } from "./search";
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

const KeyboardHelp = lazy(async () => ({ default: (await import("./keyboard-help")).KeyboardHelp }));
const LeaveDialog = lazy(async () => ({
  default: (await import("../../features/sessions/leave-dialog")).LeaveDialog,
}));
const PasswordDialog = lazy(async () => ({
  default: (await import("../../features/sessions/password-dialog")).PasswordDialog,
}));

function Desk({ session }: { session: Session }) {
  const navigate = useNavigate();
  const signOut = useSignOut();
  const [help, { open: openHelp, close: closeHelp }] = useDisclosure(false);
  const [password, { open: openPassword, close: closePassword }] = useDisclosure(false);
  const [unsent, setUnsent] = useState({ count: 0, asked: false });
  const account = session.account.id;
  useEffect(() => openCopies(account), [account]);
  const leave = () =>
    void signOut.mutateAsync().then(() => navigate({ to: "/sign-in", search: {} }), sayFailed);
  const places = placesFor(session.permissions);
  useLive(useQueryClient());
  useKeyListener();
  useFocusKeeper();
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
        <KeyboardHelp
          opened={help}
          onClose={closeHelp}
          may={new Set<string>(places.map((place) => place.id))}
        />
      </OnDemand>
      <OnDemand wanted={unsent.asked}>
        <LeaveDialog
          opened={unsent.asked}
          unsent={unsent.count}
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
