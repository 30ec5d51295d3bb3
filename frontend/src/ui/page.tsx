// The frame of a page with one column: title, tools next to it, lead.
import type { ReactNode } from "react";
import classes from "./page.module.css";
import { usePageTitle } from "./page-title";

type Props = {
  title: string;
  /** The widest that the column gets, in pixels. */
  width?: number;
  lead?: ReactNode;
  tools?: ReactNode;
  children: ReactNode;
};

export function Page({ title, width = 760, lead, tools, children }: Props) {
  usePageTitle(title);
  return (
    <div className={classes.page} style={{ maxWidth: width }}>
      <header className={classes.head}>
        <h1>{title}</h1>
        {tools}
      </header>
      {lead ? <p className={classes.lead}>{lead}</p> : null}
      {children}
    </div>
  );
}
