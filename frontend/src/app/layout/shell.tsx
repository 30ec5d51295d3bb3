// What surrounds every page of the desk?

import { UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { lazy, useCallback, useEffect, useRef, useState } from "react";
import { useLive } from "../../api/live";
import type { Session } from "../../api/types";
import { Bell } from "../../features/notifications/bell";
import { useSignOut } from "../../features/sessions/actions";
import { ConfirmationGate } from "../../features/sessions/confirmation-gate";
import { sessionQuery } from "../../features/sessions/queries";
import { SessionGate } from "../../features/sessions/session-gate";
import { TemporaryPassword } from "../../features/sessions/temporary-password";
import { countCopies, openCopies } from "../../lib/local-copy";
import { keysOf, placesFor } from "../../lib/shortcuts";
import { t } from "../../texts";
import { useFocusKeeper } from "../../ui/focus-keeper";
import { OnDemand } from "../../ui/on-demand";
import { sayFailed } from "../../ui/say";
import { run, useKeyListener, useShortcuts } from "../../ui/shortcuts";
import markUrl from "../mark.svg";
import { AccountMenu } from "./account-menu";
import { ConnectionBanner } from "./connection-banner";
import { ConnectionDot } from "./connection-dot";
import { Places } from "./places";
import { usePreferenceCommands } from "./preference-commands";
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

const CommandPalette = lazy(async () => ({ default: (await import("./command-palette")).CommandPalette }));
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
  const [palette, { open: openPalette, close: closePalette }] = useDisclosure(false);
  const before = useRef<Element | null>(null);
  const early = useRef("");
  const takeEarly = useCallback(() => {
    const typed = early.current;
    early.current = "";
    return typed;
  }, []);
  const search = () => {
    if (palette) return closePalette();
    before.current = document.activeElement;
    openPalette();
  };
  const leavePalette = (then?: () => void) => {
    closePalette();
    const back = before.current;
    if (back instanceof HTMLElement && back.isConnected && back !== document.body) back.focus();
    else document.getElementById("main")?.focus();
    then?.();
  };
  const places = placesFor(session.permissions);
  useLive(useQueryClient());
  useKeyListener();
  useFocusKeeper();
  useShortcuts({
    ...Object.fromEntries(
      places.map((place) => [
        place.id,
        "beside" in place
          ? () => window.open(place.to, "_blank", "noreferrer")
          : () => void navigate({ to: place.to, search: "search" in place ? place.search : {} }),
      ]),
    ),
    palette: search,
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
          <UnstyledButton
            className={classes.search}
            aria-label={t.commands.palette}
            aria-keyshortcuts="Control+K Meta+K"
            onClick={() => run("palette")}
          >
            <IconSearch size={17} stroke={1.7} aria-hidden />
            <span className={classes.find}>{t.shell.search}</span>
            <kbd className={classes.keys}>{keysOf("palette")}</kbd>
          </UnstyledButton>
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
      <OnDemand
        wanted={palette}
        waiting={
          palette ? (
            <PaletteDoor
              onType={(text) => {
                early.current = text;
              }}
              onClose={() => leavePalette()}
            />
          ) : null
        }
      >
        <CommandPalette opened={palette} early={takeEarly} onClose={leavePalette} />
      </OnDemand>
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

/** What is typed while the palette is on its way goes into it, and is no key of the page. */
function PaletteDoor({ onType, onClose }: { onType: (text: string) => void; onClose: () => void }) {
  return (
    <div className={classes.door} role="dialog" aria-modal="true" aria-label={t.commands.palette}>
      <input
        // biome-ignore lint/a11y/noAutofocus: it was asked for by key a moment ago
        autoFocus
        aria-label={t.commands.palette}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onClose();
        }}
      />
    </div>
  );
}
