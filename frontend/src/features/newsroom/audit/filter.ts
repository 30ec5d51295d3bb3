// The log filter as the address and the server name it.
import { endOfDay, fromLocalInput } from "../../../lib/words/times";
import { t } from "../../../texts";

export type LogFilter = {
  actor?: string | undefined;
  kind?: string | undefined;
  subject?: string | undefined;
  /** A day where the reader is. */
  since?: string | undefined;
  /** A day where the reader is, the last one. */
  until?: string | undefined;
};

/** The parameters of the server; a day begins and ends at midnight where the reader is. */
export function parametersOf({ since, until, ...rest }: LogFilter): Record<string, string> {
  const from = since ? fromLocalInput(`${since}T00:00`) : null;
  const to = until ? endOfDay(until) : null;
  return Object.fromEntries(
    Object.entries({ ...rest, since: from, until: to }).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}

const GROUPS: Record<string, keyof typeof t.audit.groups> = {
  verdict: "verdict",
  correction: "verdict",
  reading: "verdict",
  claim: "claim",
  evidence: "evidence",
  reply: "evidence",
  article: "article",
  comment: "comment",
  account: "account",
};

/** Everything that can happen, under what it happens to. */
export function kindGroups() {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const kind of Object.keys(t.audit.kinds).filter(isKnown)) {
    const group = t.audit.groups[GROUPS[kind.split(".")[0] ?? ""] ?? "newsroom"];
    groups.set(group, [...(groups.get(group) ?? []), { value: kind, label: t.audit.kinds[kind] }]);
  }
  const order = Object.values(t.audit.groups);
  return [...groups]
    .map(([group, items]) => ({ group, items }))
    .sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}

function isKnown(kind: string): kind is keyof typeof t.audit.kinds {
  return Object.hasOwn(t.audit.kinds, kind);
}
