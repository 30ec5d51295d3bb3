// Live updates from the server's event stream.

import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import * as v from "valibot";
import { makeListeners } from "../../lib/device/listeners";
import { addressOf } from "../address";
import { freshenClaimLists } from "../claims/claim-lists";
import { keys } from "../keys";
import { noteChange } from "./changes";
import { forgetEverybody, gathered } from "./presence";
import { openStream, type Told } from "./stream";

const Change = v.object({
  kind: v.string(),
  actor: v.nullish(v.object({ id: v.string(), name: v.string() })),
  claim_id: v.nullish(v.string()),
  article_id: v.nullish(v.string()),
});
export type Change = v.InferOutput<typeof Change>;

const Gathering = v.object({
  claim_id: v.string(),
  here: v.array(
    v.object({
      person: v.object({ id: v.string(), name: v.string() }),
      doing: v.picklist(["reading", "writing"]),
      since: v.string(),
    }),
  ),
});

/** `offline`: the device itself has no network. */
export type Connection = "connecting" | "live" | "reconnecting" | "offline";
let connection: Connection = "connecting";
const listeners = makeListeners();

function say(next: Connection) {
  if (next === connection) return;
  connection = next;
  listeners.tell();
}

export function useConnection(): Connection {
  return useSyncExternalStore(listeners.subscribe, () => connection);
}

/** The cached data that one change makes stale, except the lists of claims. */
export function outdatedBy(change: Change): QueryKey[] {
  const outdated: QueryKey[] = [["articles", "list"], keys.inbox, ["events"]];
  if (change.claim_id) outdated.push(keys.claim(change.claim_id));
  if (change.kind.startsWith("verdict.")) outdated.push(keys.corrections);
  if (change.kind.startsWith("claim.occurrence")) outdated.push(keys.occurrences);
  if (change.kind === "guide.changed") outdated.push(keys.guides);
  outdated.push(change.article_id ? keys.article(change.article_id) : ["articles", "one"]);
  return outdated;
}

const GATHER_MS = 150;
const SAY_RECONNECTING_MS = 1500;

let openNow: (() => void) | null = null;

/** Reconnects at once. */
export function reconnect() {
  openNow?.();
}

/** Listens while the dashboard is open; changes that arrive together cause one refetch. */
export function useLive(client: QueryClient) {
  useEffect(() => {
    let gather: ReturnType<typeof setTimeout> | undefined;
    let doubt: ReturnType<typeof setTimeout> | undefined;
    let missed = false;
    const outdated = new Map<string, QueryKey>();
    const changed = new Set<string>();

    const refetch = () => {
      gather = undefined;
      for (const queryKey of outdated.values()) void client.invalidateQueries({ queryKey });
      freshenClaimLists(client, new Set(changed));
      outdated.clear();
      changed.clear();
    };
    const doubted = () => {
      doubt ??= setTimeout(() => say(navigator.onLine ? "reconnecting" : "offline"), SAY_RECONNECTING_MS);
    };
    const told: Record<Told, (data: string) => void> = {
      open: () => {
        clearTimeout(doubt);
        doubt = undefined;
        say("live");
        forgetEverybody();
        if (missed) void client.invalidateQueries();
        missed = false;
      },
      change: (data) => {
        const change = parse(Change, data);
        if (!change) return;
        noteChange(change);
        if (change.claim_id) changed.add(change.claim_id);
        for (const key of outdatedBy(change)) outdated.set(JSON.stringify(key), key);
        gather ??= setTimeout(refetch, GATHER_MS);
      },
      presence: (data) => {
        const gathering = parse(Gathering, data);
        if (gathering) gathered(gathering);
      },
      reset: () => void client.invalidateQueries(),
      doubt: doubted,
      lost: () => {
        doubted();
        missed = true;
        void client.invalidateQueries({ queryKey: keys.session });
      },
    };
    const stream = openStream(addressOf("/api/v1/live", {}), (kind, data) => told[kind](data));
    // After a network change a stream can stay silent for minutes: reconnect and refetch everything.
    const away = () => {
      missed = true;
      say("offline");
    };
    const back = () => {
      say("reconnecting");
      stream.again();
    };
    window.addEventListener("offline", away);
    window.addEventListener("online", back);
    openNow = () => {
      missed = true;
      stream.again();
    };
    if (!navigator.onLine) away();
    return () => {
      openNow = null;
      window.removeEventListener("offline", away);
      window.removeEventListener("online", back);
      for (const timer of [gather, doubt]) clearTimeout(timer);
      stream.close();
      say("connecting");
    };
  }, [client]);
}

function parse<Schema extends v.GenericSchema>(schema: Schema, data: string): v.InferOutput<Schema> | null {
  try {
    const parsed = v.safeParse(schema, JSON.parse(data));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
