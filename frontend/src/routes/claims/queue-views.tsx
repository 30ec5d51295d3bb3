// The views of the queue, and what an empty one says.
import { Button } from "@mantine/core";
import { IconInbox, IconPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ViewCounts } from "../../api/types";
import { t } from "../../texts";
import { Notice } from "../../ui/feedback/notice";
import { OPEN, type QueueSearch } from "../search";

export type View = {
  label: string;
  state?: string;
  assignee?: string;
  stale?: "true";
  scheduled?: "true";
  /** The number of its claims. */
  count?: keyof ViewCounts;
  empty: string;
  next: string;
};

export const VIEWS: View[] = [
  { ...t.queue.views.todo, count: "todo" },
  { ...t.queue.views.mine, state: [...OPEN, "submitted", "approved"].join(","), assignee: "me", count: "mine" },
  { ...t.queue.views.toApprove, state: "submitted", count: "to_approve" },
  { ...t.queue.views.toPublish, state: "approved", count: "to_publish" },
  { ...t.queue.views.scheduled, state: "approved", scheduled: "true", count: "scheduled" },
  { ...t.queue.views.toRecheck, state: "all", stale: "true", count: "to_recheck" },
  { ...t.queue.views.published, state: "published", count: "published" },
  { ...t.queue.views.dismissed, state: "dismissed", count: "dismissed" },
  { ...t.queue.views.all, state: "all" },
];

export function viewOf(search: QueueSearch): View | undefined {
  return VIEWS.find(
    ({ state, stale, scheduled, assignee }) =>
      (state ?? "") === (search.state ?? "") &&
      stale === search.stale &&
      scheduled === search.scheduled &&
      (!assignee || assignee === search.assignee),
  );
}

export function EmptyView({ view, filtered }: { view: View | undefined; filtered: boolean }) {
  if (filtered || !view) {
    return (
      <Notice
        icon={<IconInbox />}
        title={t.queue.noneFits}
        action={
          <Button variant="default" component={Link} to="/queue">
            {t.queue.clear}
          </Button>
        }
      >
        {t.queue.noneFitsHelp}
      </Notice>
    );
  }
  return (
    <Notice
      icon={<IconInbox />}
      title={view.empty}
      action={
        // Where adding an article fills the view; the others fill by themselves.
        !view.state || view.state === "all" ? (
          <Button component={Link} to="/articles/new" leftSection={<IconPlus size={16} />}>
            {t.queue.addArticle}
          </Button>
        ) : null
      }
    >
      {view.next}
    </Notice>
  );
}
