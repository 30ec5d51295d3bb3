// Who is at the desk, and what can they do about themselves?
import { Menu, UnstyledButton } from "@mantine/core";
import {
  IconKey,
  IconKeyboard,
  IconListDetails,
  IconLogout,
  IconScale,
  IconUserCircle,
  IconUsers,
  IconWebhook,
} from "@tabler/icons-react";
import { Link, useRouter } from "@tanstack/react-router";
import type { Session } from "../../api/types";
import { useSignOut } from "../../features/sessions/actions";
import { keysOf } from "../../lib/shortcuts";
import { sayFailed } from "../../ui/say";
import classes from "./account-menu.module.css";

type Props = { session: Session; onKeys: () => void; onPassword: () => void };

export function AccountMenu({ session, onKeys, onPassword }: Props) {
  const router = useRouter();
  const signOut = useSignOut();
  const { name, email, role } = session.account;
  const { permissions } = session;
  const leave = () =>
    signOut.mutate(undefined, {
      onSuccess: () => void router.navigate({ to: "/sign-in", search: {} }),
      onError: sayFailed,
    });
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.me} aria-label={`Account: ${name}`}>
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
        <Menu.Item component={Link} to="/me" leftSection={<IconUserCircle size={16} />}>
          Your account
        </Menu.Item>
        <Menu.Item leftSection={<IconKey size={16} />} onClick={onPassword}>
          Change the password
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKeyboard size={16} />}
          rightSection={<kbd>{keysOf("help")}</kbd>}
          onClick={onKeys}
        >
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Item component={Link} to="/settings" leftSection={<IconScale size={16} />}>
          Rules of the newsroom
        </Menu.Item>
        {permissions.includes("administer") ? (
          <>
            <Menu.Item component={Link} to="/accounts" leftSection={<IconUsers size={16} />}>
              Accounts
            </Menu.Item>
            <Menu.Item component={Link} to="/endpoints" leftSection={<IconWebhook size={16} />}>
              Endpoints
            </Menu.Item>
            <Menu.Item component={Link} to="/log" leftSection={<IconListDetails size={16} />}>
              Log
            </Menu.Item>
          </>
        ) : null}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={leave}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) =>
    word ? [...word][0] : "",
  );
  return letters.join("").toUpperCase();
}
