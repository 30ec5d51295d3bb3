// Empty states and load errors.
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconRefresh } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { sentence } from "../../api/problem";
import { t } from "../../texts";
import classes from "./notice.module.css";

type Props = {
  icon?: ReactNode;
  title: string;
  /** The notice is the whole page. */
  page?: boolean;
  children?: ReactNode;
  action?: ReactNode;
};

/** An empty state: what this place is for, and what to do next. */
export function Notice({ icon, title, page = false, children, action }: Props) {
  const Title = page ? "h1" : "p";
  return (
    <div className={classes.notice}>
      {icon ? (
        <div className={classes.icon} aria-hidden="true">
          {icon}
        </div>
      ) : null}
      <Title className={classes.title}>{title}</Title>
      {children ? <div className={classes.text}>{children}</div> : null}
      {action ? <div className={classes.action}>{action}</div> : null}
    </div>
  );
}

/** A load error with a button that tries again. */
export function Failed({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <div role="alert">
      <Notice
        icon={<IconAlertTriangle />}
        title={t.common.notLoaded}
        action={
          <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={retry}>
            {t.common.tryAgain}
          </Button>
        }
      >
        {sentence(error)}
      </Notice>
    </div>
  );
}
