// Browser notifications: new entries of the inbox, once for all tabs, while none of them is seen.

import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";
import type { Notification as Entry } from "../../../api/types";
import { basePath } from "../../../lib/base-path";
import { topicText } from "../../../lib/words/codes";
import { t } from "../../../texts";
import { useAlertsOn } from "../../../ui/controls/preferences";
import { useMarkRead } from "./actions";
import { newestQuery } from "./queries";

/** Why there are no browser notifications: the browser refuses them, the question was closed, the browser has none. */
export type Refusal = "denied" | "dismissed" | "unsupported";

/** The lock under which one tab after the other looks for what is new. */
const TELLING = `claimdesk-alerts${basePath}`;
/** The lock that every tab holds while it is seen. */
const SEEN = `claimdesk-seen${basePath}`;
/** The id of the newest entry that a tab of this browser has told of or shown. */
const TOLD = `claimdesk.told${basePath}`;
/** More new entries than these are told in one notification. */
const MOST = 3;

const isSupported = () => "Notification" in window && "locks" in navigator;

export function isAllowed(): boolean {
  return isSupported() && Notification.permission === "granted";
}

/** Asks for the permission and shows that it works. What is in the inbox now is not told. */
export async function allow(): Promise<Refusal | null> {
  if (!isSupported()) return "unsupported";
  const permission = await Notification.requestPermission();
  if (permission !== "granted") return permission === "denied" ? "denied" : "dismissed";
  try {
    new Notification(t.alerts.sample, { tag: "sample" });
  } catch {
    // Browsers of phones have notifications for installed programs only.
    return "unsupported";
  }
  localStorage.removeItem(TOLD);
  return null;
}

/** What a notification says about an entry, in the words of the inbox. */
function words({ actor, kind, claim, endpoint, subscription }: Entry): { title: string; body: string } {
  return {
    title: `${actor?.name ?? "Claimdesk"} ${topicText(kind)}`,
    body: claim?.statement ?? endpoint?.url ?? subscription?.title ?? "",
  };
}

/** Tells of entries that no tab has told of, unless a tab is seen: then the person sees the number in the inbox. */
export async function tell(entries: readonly Entry[], open: (entry: Entry | null) => void) {
  await navigator.locks.request(TELLING, async () => {
    const told = localStorage.getItem(TOLD);
    const newest = entries[0]?.id ?? "";
    if (told !== null && newest <= told) return;
    localStorage.setItem(TOLD, newest);
    // The entries of the time before the permission are not new.
    if (told === null || (await isSeen())) return;
    const fresh = entries.filter(({ id }) => id > told).reverse();
    if (fresh.length > MOST) show(t.alerts.several(fresh.length), "", "several", () => open(null));
    else for (const entry of fresh) show(words(entry).title, words(entry).body, entry.id, () => open(entry));
  });
}

function show(title: string, body: string, tag: string, open: () => void) {
  const shown = new Notification(title, { body, tag });
  shown.onclick = () => {
    window.focus();
    shown.close();
    open();
  };
}

async function isSeen(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === SEEN);
}

/** Holds the lock of tabs that are seen, while this one is. */
function stayMarked(): () => void {
  let leave = () => {};
  const mark = () => {
    leave();
    if (document.visibilityState !== "visible") return;
    const until = new Promise<void>((resolve) => {
      leave = resolve;
    });
    void navigator.locks.request(SEEN, { mode: "shared" }, () => until);
  };
  mark();
  document.addEventListener("visibilitychange", mark);
  return () => {
    document.removeEventListener("visibilitychange", mark);
    leave();
  };
}

/** Shows new entries of the inbox as browser notifications, if the person has turned them on here. */
export function useAlerts() {
  const on = useAlertsOn() && isAllowed();
  const { data } = useQuery({ ...newestQuery, enabled: on });
  const navigate = useNavigate();
  const markRead = useMarkRead();
  const open = useEffectEvent((entry: Entry | null) => {
    if (entry) markRead.mutate([entry.id]);
    if (entry?.claim)
      void navigate({
        to: "/claims/$claimId",
        params: { claimId: entry.claim.id },
        search: entry.comment_id ? { comment: entry.comment_id } : {},
      });
    else if (entry?.endpoint) void navigate({ to: "/endpoints", search: { endpoint: entry.endpoint.id } });
    else if (entry?.subscription)
      void navigate({ to: "/subscriptions", search: { subscription: entry.subscription.id } });
    else void navigate({ to: "/inbox" });
  });
  useEffect(() => (on ? stayMarked() : undefined), [on]);
  useEffect(() => {
    if (on && data) void tell(data, (entry) => open(entry));
  }, [on, data]);
}
