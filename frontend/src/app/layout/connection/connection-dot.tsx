// The sign that live updates arrive.
import { type Connection, useConnection } from "../../../api/live/live";
import { t } from "../../../texts";
import classes from "./connection-dot.module.css";

const WORDS: Readonly<Record<Connection, { label: string; hint: string }>> = {
  connecting: { label: t.presence.connecting, hint: t.presence.connectingHint },
  live: { label: t.presence.live, hint: t.presence.liveHint },
  reconnecting: { label: t.presence.reconnecting, hint: t.presence.reconnectingHint },
  offline: { label: t.presence.offline, hint: t.presence.offlineHint },
};

export function ConnectionDot() {
  const connection = useConnection();
  const words = WORDS[connection];
  return (
    <span className={classes.dot} data-state={connection} role="status" title={words.hint}>
      {words.label}
    </span>
  );
}
