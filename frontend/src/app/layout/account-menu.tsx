// Who is at the desk, and what can they do about themselves?
import { Menu, UnstyledButton } from "@mantine/core";
import { IconAdjustments, IconKey, IconKeyboard, IconLogout } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Session } from "../../api/types";
import { keysOf } from "../../lib/shortcuts";
import { initials } from "../../lib/words";
import { t } from "../../texts";
import { run } from "../../ui/shortcuts";
import classes from "./account-menu.module.css";
import { ownPlaces, PlaceItems } from "./places";

export function AccountMenu({ session }: { session: Session }) {
  const { name, email, role } = session.account;
  return (
    <Menu position="bottom-end" width={260} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={classes.me} aria-label={t.shell.account(name)}>
          <span className={classes.initials} aria-hidden="true">
            {initials(name)}
          </span>
          <span className={classes.name}>{name}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {email}
          <br />
          {role}
        </Menu.Label>
        <PlaceItems places={ownPlaces(session.permissions)} />
        <Menu.Item component={Link} to="/me" hash="preferences" leftSection={<IconAdjustments size={16} />}>
          {t.shell.preferences}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconKey size={16} />} onClick={() => run("password")}>
          {t.commands.password}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKeyboard size={16} />}
          rightSection={<kbd>{keysOf("help")}</kbd>}
          onClick={() => run("help")}
        >
          {t.commands.help}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => run("sign-out")}>
          {t.commands.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
