// The values of a recorded change, in the language and the time zone of the page.
import type { EventField } from "../../api/types";
import { t } from "../../texts";
import { dayAndClock, full } from "./times";
import { CORRECTIONS, isKind, KINDS, ROLES, STANCES } from "./vocabulary";

/** Fields whose values are times: a day, or a second with its offset from UTC. */
const TIMES: ReadonlySet<EventField> = new Set<EventField>([
  "accessed_at",
  "due_at",
  "away_until",
  "embargo_until",
  "publish_at",
  "published",
  "published_at",
  "recheck_at",
]);

type Said = Readonly<Record<string, string>>;

/** Texts for the server's words of the closed lists, which stay in the log as they were written. */
const SAID: Partial<Record<EventField, Said>> = {
  because: { ...t.codes.values.because, ...t.codes.ends },
  claim_kinds: Object.fromEntries(Object.entries(KINDS).map(([kind, { label }]) => [kind, label])),
  claimant_kind: t.claimants.kinds,
  class: {
    clarification: CORRECTIONS.clarification.label,
    correction: CORRECTIONS.correction.label,
    retraction: t.codes.values.retraction,
  },
  confirmed_wording: t.codes.values.flags,
  match: t.codes.values.match,
  media: {
    ...t.media.kinds,
    ...Object.fromEntries(Object.entries(t.media.categories).map(([category, { label }]) => [category, label])),
  },
  occurrence: t.codes.values.occurrence,
  named_in_public: t.codes.values.flags,
  page_language: t.settings.pageLanguages,
  pinned: t.codes.values.flags,
  private_feeds: t.codes.values.flags,
  problem: t.articles.fetchProblems,
  reason: t.codes.values.reason,
  require_two_factor: rolesSaid(),
  role: rolesSaid(),
  stance: STANCES,
  state: t.codes.values.state,
  tell_article_changes: t.codes.values.flags,
  visibility: t.codes.values.visibility,
};

function rolesSaid(): Said {
  return Object.fromEntries(ROLES.map(({ value, label }) => [value, label]));
}

/** Whether the values of a field are times. */
function isTimeField(field: EventField): boolean {
  return TIMES.has(field);
}

/** A value as a person reads it, with the full time for a tooltip if it is a time. */
export function changeText(field: EventField, value: string): { text: string; hover?: string } {
  if (isTimeField(field)) return { text: dayAndClock(value), hover: full(value) };
  if (field === "kind") return { text: isKind(value) ? KINDS[value].label : value };
  if (field === "approvals") return { text: approvals(value) };
  const said = SAID[field];
  if (!said) return { text: value };
  if (Object.hasOwn(said, value)) return { text: said[value] ?? value };
  const parts = value.split(", ");
  return { text: parts.map((part) => (Object.hasOwn(said, part) ? said[part] : part)).join(", ") };
}

/** "1 of 2", or the number that is required. */
function approvals(value: string): string {
  const [, given, needed] = /^(\d+) of (\d+)$/.exec(value) ?? [];
  return given && needed ? t.codes.values.approvals(given, needed) : value;
}
