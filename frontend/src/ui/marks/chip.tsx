// A small labelled mark, readable without colour.
import type { ReactNode } from "react";
import classes from "./chip.module.css";

type Props = { icon?: ReactNode; tone?: string; title?: string; children: ReactNode; filled?: boolean };

export function Chip({ icon, tone = "var(--ink-2)", title, children, filled = false }: Props) {
  return (
    <span className={classes.chip} data-filled={filled || undefined} style={{ "--tone": tone }} title={title}>
      {icon}
      <span>{children}</span>
    </span>
  );
}
