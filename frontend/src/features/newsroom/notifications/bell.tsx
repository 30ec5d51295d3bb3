// The bell with the number of unread notifications.
import { IconInbox } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { t } from "../../../texts";
import { useUnreadTitle } from "../../../ui/page-title";
import { useAlerts } from "./alerts";
import classes from "./bell.module.css";
import { unreadQuery } from "./queries";

export function Bell() {
  const { data: unread = 0 } = useQuery(unreadQuery);
  useUnreadTitle(unread);
  useAlerts();
  const shown = unread >= 100 ? "99+" : String(unread);
  return (
    <Link
      to="/inbox"
      className={classes.bell}
      aria-label={unread > 0 ? t.notifications.unreadCount(shown) : t.notifications.title}
      activeProps={{ "data-active": true }}
    >
      <IconInbox size={19} stroke={1.7} aria-hidden="true" />
      {unread > 0 ? (
        <span className={classes.count} aria-hidden="true">
          {shown}
        </span>
      ) : null}
    </Link>
  );
}
