// A rating: coloured dot and label.
import classes from "./chip.module.css";

export function Rated({ label, color }: { label: string; color: string }) {
  return (
    <span className={classes.rating}>
      <span className={classes.dot} style={{ "--tone": color }} aria-hidden="true" />
      {label}
    </span>
  );
}
