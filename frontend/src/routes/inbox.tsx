// What happened that concerns me?
import { Inbox } from "../features/notifications/inbox";
import classes from "./new-article.module.css";

export function InboxPage() {
  return (
    <div className={classes.page}>
      <h1>Inbox</h1>
      <Inbox />
    </div>
  );
}
