// Where can one go from here, and where is one?
import { Menu, UnstyledButton } from "@mantine/core";
import { IconBriefcase, IconChevronDown, IconSettings } from "@tabler/icons-react";
import { Link, useLocation } from "@tanstack/react-router";
import type { Permission } from "../../api/types";
import { keysOf, type PLACES, placesFor } from "../../lib/shortcuts";
import { t } from "../../texts";
import { PLACE_ICONS } from "./icons";
import classes from "./places.module.css";

type Place = (typeof PLACES)[number];

export function Places({ permissions }: { permissions: readonly Permission[] }) {
  const places = placesFor(permissions);
  return (
    <nav className={classes.places} aria-label={t.shell.desk}>
      {places.map((place) => {
        if (place.menu !== "bar") return null;
        const Icon = PLACE_ICONS[place.id];
        return (
          <Link
            key={place.id}
            to={place.to}
            className={classes.place}
            activeProps={{ "data-active": true }}
            title={t.commands.key(keysOf(place.id))}
          >
            <Icon size={18} stroke={1.7} aria-hidden />
            <span className={classes.label}>{place.label}</span>
          </Link>
        );
      })}
      {permissions.includes("publish") ? (
        <PlaceMenu label={t.shell.editor} Icon={IconBriefcase} places={inMenu(places, "editor")} />
      ) : null}
      {permissions.includes("administer") ? (
        <PlaceMenu label={t.shell.admin} Icon={IconSettings} places={inMenu(places, "admin")} />
      ) : null}
    </nav>
  );
}

function inMenu(places: readonly Place[], menu: Place["menu"]): Place[] {
  return places.filter((place) => place.menu === menu);
}

/** What the account menu offers: one's own places, and of the admins' those that everybody may see. */
export function ownPlaces(permissions: readonly Permission[]): Place[] {
  const places = placesFor(permissions);
  const mine = inMenu(places, "me");
  return permissions.includes("administer") ? mine : [...mine, ...inMenu(places, "admin")];
}

type PlaceMenuProps = { label: string; Icon: typeof IconBriefcase; places: readonly Place[] };

function PlaceMenu({ label, Icon, places }: PlaceMenuProps) {
  const path = useLocation({ select: (location) => location.pathname });
  // What is a view of a page in the bar is marked there.
  const here = places.some(
    (place) => !("search" in place) && (path === place.to || path.startsWith(`${place.to}/`)),
  );
  return (
    <Menu position="bottom-start" width={240} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton
          className={classes.place}
          data-active={here || undefined}
          aria-current={here || undefined}
        >
          <Icon size={18} stroke={1.7} aria-hidden />
          <span className={classes.label}>{label}</span>
          <IconChevronDown className={classes.more} size={14} stroke={1.7} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <PlaceItems places={places} />
      </Menu.Dropdown>
    </Menu>
  );
}

export function PlaceItems({ places }: { places: readonly Place[] }) {
  return places.map((place) => {
    const Icon = PLACE_ICONS[place.id];
    const looks = {
      leftSection: <Icon size={16} aria-hidden />,
      rightSection: place.keys.length > 0 ? <kbd>{keysOf(place.id)}</kbd> : null,
      children: place.label,
    };
    return (
      <Menu.Item
        key={place.id}
        renderRoot={(props) => (
          <Link {...props} to={place.to} search={"search" in place ? place.search : {}} />
        )}
        {...looks}
      />
    );
  });
}
