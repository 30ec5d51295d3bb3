// The inbox of notifications.

import { IconInbox } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Notification } from "../../../api/types";
import { endText, topicText } from "../../../lib/words/codes";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { Notice } from "../../../ui/feedback/notice";
import { Pending } from "../../../ui/feedback/pending";
import { sayFailed } from "../../../ui/feedback/say";
import { LoadMore } from "../../../ui/lists/load-more";
import { Moment } from "../../../ui/marks/moment";
import { useMarkRead } from "./actions";
import classes from "./inbox.module.css";
import { inboxQuery } from "./queries";

export function Inbox() {
  const query = useInfiniteQuery(inboxQuery);
  const markRead = useMarkRead();
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = query.data?.pages[0]?.unread ?? 0;
  if (items.length === 0 && !query.isSuccess) return <Pending query={query} rows={8} />;
  if (items.length === 0)
    return (
      <Notice icon={<IconInbox />} title={t.notifications.none}>
        {t.notifications.noneHelp}
      </Notice>
    );
  return (
    <>
      {unread > 0 ? (
        <SmallButton onClick={() => markRead.mutate(null, { onError: sayFailed })} loading={markRead.isPending}>
          {t.notifications.markAll}
        </SmallButton>
      ) : null}
      <ol className={classes.list}>
        {items.map((item) => (
          <Entry key={item.id} item={item} onRead={() => markRead.mutate([item.id])} />
        ))}
      </ol>
      <LoadMore query={query} />
    </>
  );
}

function Entry({ item, onRead }: { item: Notification; onRead: () => void }) {
  return (
    <li className={classes.entry} data-unread={item.read_at ? undefined : true}>
      <div>
        <strong>{item.actor?.name ?? "Claimdesk"}</strong> {topicText(item.kind)}{" "}
        <span className={classes.at}>
          <Moment at={item.at} />
        </span>
        {item.reason ? <p className={classes.reason}>{endText(item.reason)}</p> : null}
        {item.read_at ? null : <span className="visually-hidden">{t.notifications.unread}</span>}
      </div>
      {item.claim ? (
        <Link
          to="/claims/$claimId"
          params={{ claimId: item.claim.id }}
          search={item.comment_id ? { comment: item.comment_id } : {}}
          className={classes.about}
          onClick={item.read_at ? undefined : onRead}
        >
          {item.claim.statement}
        </Link>
      ) : null}
      {item.endpoint ? (
        <Link
          to="/endpoints"
          search={{ endpoint: item.endpoint.id }}
          className={classes.about}
          onClick={item.read_at ? undefined : onRead}
        >
          {item.endpoint.url}
        </Link>
      ) : null}
      {item.subscription ? (
        <Link
          to="/subscriptions"
          search={{ subscription: item.subscription.id }}
          className={classes.about}
          onClick={item.read_at ? undefined : onRead}
        >
          {item.subscription.title}
        </Link>
      ) : null}
    </li>
  );
}
