// Placeholder lines while a list loads, shown after a short delay.
import { t } from "../../texts";
import classes from "./lines.module.css";

export function Lines({ rows, label = t.common.loading }: { rows: number; label?: string | undefined }) {
  return (
    <div className={classes.lines} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <div key={index} className={classes.line} style={{ width: `${[92, 78, 86, 64, 90][index % 5]}%` }} />
      ))}
    </div>
  );
}
