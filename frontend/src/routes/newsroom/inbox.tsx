// The inbox page.
import { Inbox } from "../../features/newsroom/notifications/inbox";
import { t } from "../../texts";
import classes from "../articles/new-article.module.css";

export function InboxPage() {
  return (
    <div className={classes.page}>
      <h1>{t.notifications.title}</h1>
      <Inbox />
    </div>
  );
}
