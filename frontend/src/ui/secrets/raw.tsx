// Raw text for machines in a scrolling box.
import classes from "./raw.module.css";

type Props = { label: string; children: string };

/** Scrolls on its own, also by keyboard. */
export function Raw({ label, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className={classes.raw} tabIndex={0} aria-label={label}>
      <pre>{children}</pre>
    </section>
  );
}
