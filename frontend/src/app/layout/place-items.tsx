// The items of the page menu and the account menu.
import { Badge, Menu } from "@mantine/core";
import { IconAdjustments, IconKey, IconKeyboard, IconLogout } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Session } from "../../api/types";
import { tipCountQuery } from "../../features/publishing/tips/data";
import { inMenu, keysOf, type Place, placesFor } from "../../lib/words/shortcuts";
import { count } from "../../lib/words/words";
import { t } from "../../texts";
import { DropMenu } from "../../ui/controls/drop-menu";
import type { MenuState } from "../../ui/controls/menu-button";
import { run } from "../../ui/controls/shortcuts";
import { PLACE_ICONS } from "./icons";

export function PlaceItems({ menu, places }: { menu: MenuState; places: readonly Place[] }) {
  return (
    <DropMenu menu={menu} position="bottom-start" width={240}>
      {places.map((place) => (
        <PlaceItem key={place.id} place={place} />
      ))}
    </DropMenu>
  );
}

export function AccountItems({ menu, session }: { menu: MenuState; session: Session }) {
  const { email, role } = session.account;
  const { permissions } = session;
  const places = placesFor(permissions);
  // Personal pages, and those pages of editors and admins that everybody may see.
  const mine = inMenu(places, "me");
  const shown = [
    ...mine,
    ...(permissions.includes("publish") ? [] : inMenu(places, "editor")),
    ...(permissions.includes("administer") ? [] : inMenu(places, "admin")),
  ];
  return (
    <DropMenu menu={menu} position="bottom-end" width={260}>
      <Menu.Label>
        {email}
        <br />
        {role}
      </Menu.Label>
      {shown.map((place) => (
        <PlaceItem key={place.id} place={place} />
      ))}
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
    </DropMenu>
  );
}

function PlaceItem({ place }: { place: Place }) {
  const Icon = PLACE_ICONS[place.id];
  const looks = {
    leftSection: <Icon size={16} aria-hidden />,
    rightSection: place.keys.length > 0 ? <kbd>{keysOf(place.id)}</kbd> : null,
    children: place.id === "go-tips" ? <WithTips label={place.label} /> : place.label,
  };
  return (
    <Menu.Item
      renderRoot={(props) => <Link {...props} to={place.to} search={"search" in place ? place.search : {}} />}
      {...looks}
    />
  );
}

/** The number of tips that wait, next to the name of their page. */
function WithTips({ label }: { label: string }) {
  const { data } = useQuery(tipCountQuery);
  return (
    <>
      {label}{" "}
      {data && data.waiting > 0 ? (
        <Badge size="sm" variant="light" title={count(data.waiting, t.tips.waiting)}>
          {data.waiting}
        </Badge>
      ) : null}
    </>
  );
}
