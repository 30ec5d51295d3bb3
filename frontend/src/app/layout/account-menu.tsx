// The account menu in the top bar.

import { UnstyledButton } from "@mantine/core";
import type { Session } from "../../api/types";
import { initials } from "../../lib/words/words";
import { t } from "../../texts";
import { useMenuButton } from "../../ui/controls/menu-button";
import { lazyPart } from "../../ui/feedback/lazy-part";
import { OnDemand } from "../../ui/feedback/on-demand";
import classes from "./account-menu.module.css";

const load = () => import("./place-items");
const AccountItems = lazyPart(async () => (await load()).AccountItems);

export function AccountMenu({ session }: { session: Session }) {
  const { name } = session.account;
  const { button, menu } = useMenuButton(load);
  return (
    <>
      <UnstyledButton {...button} className={classes.me} aria-label={t.shell.account(name)}>
        <span className={classes.initials} aria-hidden="true">
          {initials(name)}
        </span>
        <span className={classes.name}>{name}</span>
      </UnstyledButton>
      <OnDemand wanted={menu.opened}>
        <AccountItems menu={menu} session={session} />
      </OnDemand>
    </>
  );
}
