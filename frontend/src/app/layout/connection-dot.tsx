// Do changes by others reach this screen right now?
import { Tooltip } from "@mantine/core";
import { useConnection } from "../../api/live";
import classes from "./connection-dot.module.css";

const WORDS = {
  connecting: { label: "connecting", hint: "Connecting to the desk…" },
  live: { label: "live", hint: "Live: changes by colleagues appear by themselves." },
  reconnecting: {
    label: "reconnecting",
    hint: "The connection is gone; trying again. What you type is kept.",
  },
};

export function ConnectionDot() {
  const connection = useConnection();
  const words = WORDS[connection];
  return (
    <Tooltip label={words.hint}>
      <span className={classes.dot} data-state={connection} role="status">
        {words.label}
      </span>
    </Tooltip>
  );
}
