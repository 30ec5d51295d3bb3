// How is a rating shown: its own colour as a dot, always with its label?
import classes from "./chip.module.css";

export function Rated({ label, color }: { label: string; color: string }) {
  return (
    <span className={classes.rating}>
      <span className={classes.dot} style={{ "--tone": color }} aria-hidden="true" />
      {label}
    </span>
  );
}
