// The main navigation.

import { UnstyledButton } from "@mantine/core";
import { IconBriefcase, IconChevronDown, IconSettings } from "@tabler/icons-react";
import { Link, useLocation } from "@tanstack/react-router";
import type { Permission } from "../../api/types";
import { inMenu, keysOf, type Place, placesFor } from "../../lib/words/shortcuts";
import { t } from "../../texts";
import { useMenuButton } from "../../ui/controls/menu-button";
import { lazyPart } from "../../ui/feedback/lazy-part";
import { OnDemand } from "../../ui/feedback/on-demand";
import { PLACE_ICONS } from "./icons";
import classes from "./places.module.css";

const load = () => import("./place-items");
const PlaceItems = lazyPart(async () => (await load()).PlaceItems);

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

type PlaceMenuProps = { label: string; Icon: typeof IconBriefcase; places: readonly Place[] };

function PlaceMenu({ label, Icon, places }: PlaceMenuProps) {
  const path = useLocation({ select: (location) => location.pathname });
  // A place with a search is a view of a page that the bar already marks.
  const here = places.some((place) => !("search" in place) && (path === place.to || path.startsWith(`${place.to}/`)));
  const { button, menu } = useMenuButton(load);
  return (
    <>
      <UnstyledButton
        {...button}
        className={classes.place}
        data-active={here || undefined}
        aria-current={here || undefined}
      >
        <Icon size={18} stroke={1.7} aria-hidden />
        <span className={classes.label}>{label}</span>
        <IconChevronDown className={classes.more} size={14} stroke={1.7} aria-hidden />
      </UnstyledButton>
      <OnDemand wanted={menu.opened}>
        <PlaceItems menu={menu} places={places} />
      </OnDemand>
    </>
  );
}
