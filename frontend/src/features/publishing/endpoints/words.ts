// Words for events, answers and durations of deliveries.
import type { Endpoint, EndpointShape } from "../../../api/types";
import { capitalised, count } from "../../../lib/words/words";
import { locale, t } from "../../../texts";

const NAMES: Readonly<Record<string, string>> = t.audit.kinds;

const CHAT_NAMES: Readonly<Record<string, string>> = t.endpoints.chatNews;

/** What a chat channel is told of. */
export function newsWords(kind: string): string {
  return CHAT_NAMES[kind] ?? eventWords(kind);
}

/** The endpoint by its address; a chat channel by its purpose, because its address is a secret. */
export function nameOf({ shape, url, description }: Endpoint): string {
  return isChat(shape) ? description : url;
}

/** Whether the endpoint is a chat channel. */
export function isChat(shape: EndpointShape): boolean {
  return shape !== "webhook";
}

/** "verdict.published" as "Verdict published". */
export function eventWords(kind: string): string {
  return NAMES[kind] ?? capitalised(kind.replaceAll(/[._]/g, " "));
}

const SUBJECTS: Record<string, string> = t.endpoints.subjects;

/** All events to choose from, under what they happen to, in the order they came. */
export function eventGroups(kinds: readonly string[]) {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const kind of kinds) {
    const subject = kind.split(".")[0] ?? "";
    const group = SUBJECTS[subject] ?? capitalised(subject);
    groups.set(group, [...(groups.get(group) ?? []), { value: kind, label: eventWords(kind) }]);
  }
  return [...groups].map(([group, items]) => ({ group, items }));
}

/** The events of an endpoint in one line. */
export function hearsOf(kinds: readonly string[], shape: EndpointShape): string {
  return kinds.length === 0 ? t.endpoints.everything : kinds.map(isChat(shape) ? newsWords : eventWords).join(", ");
}

/** A bare status as a sentence; what came in between is one already. */
export function lastWords(last: string): string {
  return /^\d{3}$/.test(last) ? t.endpoints.answered(last) : capitalised(last);
}

const SECONDS = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

/** "35 ms", "1.2 s" */
export function took(millis: number): string {
  return millis < 1000 ? `${millis} ms` : `${(millis / 1000).toLocaleString(locale, SECONDS)} s`;
}

/** The result of a replay. */
export function replayed(messages: number): string {
  return count(messages, t.endpoints.replayed);
}
