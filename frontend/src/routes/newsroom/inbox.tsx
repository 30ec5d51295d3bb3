// The inbox page.

import { Inbox } from "../../features/newsroom/notifications/inbox";
import { t } from "../../texts";
import { Page } from "../../ui/page";

export function InboxPage() {
  return (
    <Page title={t.notifications.title}>
      <Inbox />
    </Page>
  );
}
