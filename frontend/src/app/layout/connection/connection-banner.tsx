// The banner for a lost connection.

import { IconWifiOff } from "@tabler/icons-react";
import { reconnect, useConnection } from "../../../api/live/live";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import classes from "./connection-banner.module.css";

/** Covers the page instead of moving it, so that nothing shifts while somebody types. */
export function ConnectionBanner() {
  const connection = useConnection();
  const lost = connection === "offline" || connection === "reconnecting";
  return (
    <div role="status" className="no-print">
      {lost ? (
        <div className={classes.banner}>
          <IconWifiOff size={18} stroke={1.7} aria-hidden="true" />
          <span>{connection === "offline" ? t.presence.offlineText : t.presence.reconnectingText}</span>
          <SmallButton onClick={reconnect}>{t.presence.tryNow}</SmallButton>
        </div>
      ) : null}
    </div>
  );
}
