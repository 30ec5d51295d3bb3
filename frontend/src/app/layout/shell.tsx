// What surrounds every page of the desk?

import { useDisclosure } from "@mantine/hooks";
import { IconArticle, IconChartBar, IconCheckbox, IconListCheck } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { lazy } from "react";
import { useLive } from "../../api/live";
import { Bell } from "../../features/notifications/bell";
import { ConfirmationGate } from "../../features/sessions/confirmation-gate";
import { sessionQuery } from "../../features/sessions/queries";
import { SessionGate } from "../../features/sessions/session-gate";
import { TemporaryPassword } from "../../features/sessions/temporary-password";
import { useFocusKeeper } from "../../ui/focus-keeper";
import { OnDemand } from "../../ui/on-demand";
import { useKeyListener, useShortcut } from "../../ui/shortcuts";
import markUrl from "../mark.svg";
import { AccountMenu } from "./account-menu";
import { ConnectionDot } from "./connection-dot";
import { SchemeSwitch } from "./scheme-switch";
import classes from "./shell.module.css";

export function Shell() {
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <Desk />
      <ConfirmationGate />
      <SessionGate email={session.account.email} />
    </>
  );
}

const KeyboardHelp = lazy(async () => ({ default: (await import("./keyboard-help")).KeyboardHelp }));
const PasswordDialog = lazy(async () => ({
  default: (await import("../../features/sessions/password-dialog")).PasswordDialog,
}));

const PLACES = [
  { to: "/queue", label: "Queue", Icon: IconListCheck },
  { to: "/articles", label: "Articles", Icon: IconArticle },
  { to: "/published", label: "Published", Icon: IconCheckbox },
] as const;
const INSIGHTS = { to: "/insights", label: "Insights", Icon: IconChartBar } as const;

function Desk() {
  const { data: session } = useQuery(sessionQuery);
  const navigate = useNavigate();
  const [help, { open: openHelp, close: closeHelp }] = useDisclosure(false);
  const [password, { open: openPassword, close: closePassword }] = useDisclosure(false);
  useLive(useQueryClient());
  useKeyListener();
  useFocusKeeper();
  useShortcut("go-queue", () => void navigate({ to: "/queue" }));
  useShortcut("go-articles", () => void navigate({ to: "/articles" }));
  useShortcut("go-published", () => void navigate({ to: "/published" }));
  useShortcut("go-inbox", () => void navigate({ to: "/inbox" }));
  useShortcut("help", openHelp);
  if (!session) return null;
  return (
    <div className={classes.desk}>
      <header className={`${classes.bar} no-print`}>
        <Link to="/queue" className={classes.brand}>
          <img src={markUrl} alt="" width={24} height={24} />
          Claimdesk
        </Link>
        <nav className={classes.places} aria-label="Desk">
          {[...PLACES, ...(session.permissions.includes("publish") ? [INSIGHTS] : [])].map(
            ({ to, label, Icon }) => (
              <Link key={to} to={to} className={classes.place} activeProps={{ "data-active": true }}>
                <Icon size={18} stroke={1.7} aria-hidden="true" />
                {label}
              </Link>
            ),
          )}
        </nav>
        <div className={classes.side}>
          <ConnectionDot />
          <Bell />
          <SchemeSwitch />
          <AccountMenu session={session} onKeys={openHelp} onPassword={openPassword} />
        </div>
      </header>
      {session.account.password_is_temporary ? <TemporaryPassword onChoose={openPassword} /> : null}
      <main id="main" className={classes.main} tabIndex={-1}>
        <Outlet />
      </main>
      <OnDemand wanted={help}>
        <KeyboardHelp opened={help} onClose={closeHelp} />
      </OnDemand>
      <OnDemand wanted={password}>
        <PasswordDialog opened={password} onClose={closePassword} />
      </OnDemand>
    </div>
  );
}
