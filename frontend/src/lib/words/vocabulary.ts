// Words of the newsroom for the keys of the API.
import type {
  ActionName,
  Claimant,
  ClaimFile,
  CorrectionClass,
  DismissalReason,
  Kind,
  OfflineKind,
  Role,
  StaleReason,
  Stance,
  Standing,
  State,
} from "../../api/types";
import { t } from "../../texts";
import { permission } from "./codes";
import { lastDay } from "./times";
import { capitalised } from "./words";

export const KINDS = t.vocabulary.kinds satisfies Record<Kind, { label: string; meaning: string }>;
export const STATES = t.vocabulary.states satisfies Record<State, string>;
export const STANCES = t.vocabulary.stances satisfies Record<Stance, string>;
export const OFFLINE = t.vocabulary.offline satisfies Record<OfflineKind, string>;
export const DISMISSALS = t.vocabulary.dismissals satisfies Record<DismissalReason, string>;
export const CORRECTIONS = t.vocabulary.corrections satisfies Record<
  Exclude<CorrectionClass, "retraction">,
  { label: string; meaning: string }
>;
export const STALE = t.vocabulary.stale satisfies Record<StaleReason, string>;
export const STANDINGS = t.vocabulary.standings satisfies Record<Standing, string>;

const FIELDS: Record<string, string> = t.vocabulary.fields;

/** The field of a form or a claim as a heading. */
export function formFieldLabel(field: string): string {
  return FIELDS[field] ?? capitalised(field.replaceAll("_", " "));
}

export function isKind(value: string): value is Kind {
  return Object.hasOwn(KINDS, value);
}

export function isState(value: string): value is State {
  return Object.hasOwn(STATES, value);
}

/** Typed entries of a closed record, in its order. */
export function kinds(): Kind[] {
  return Object.keys(KINDS).filter(isKind);
}

/** Reasons that only Claimdesk gives. */
const OF_RULES: ReadonlySet<string> = new Set(["other_kind", "unchecked", "archived"] satisfies DismissalReason[]);

export function isDismissalReason(value: string): value is DismissalReason {
  return Object.hasOwn(DISMISSALS, value) && !OF_RULES.has(value);
}

/** The reasons that a person can give. */
export function dismissalReasons(): DismissalReason[] {
  return Object.keys(DISMISSALS).filter(isDismissalReason);
}

export function states(): State[] {
  return Object.keys(STATES).filter(isState);
}

/** "Irena Malko, quoted", "the article" */
export function claimantText(claimant: Claimant): string {
  return claimant.name ?? t.vocabulary.theArticle;
}

/** Whether the server lets this be done now, and why not. */
export function permitted(claim: ClaimFile, name: ActionName): { allowed: boolean; reason: string | null } | null {
  const action = claim.actions.find((candidate) => candidate.name === name);
  return action ? permission(action) : null;
}

/** What a person can be in the newsroom, from the least to the most. */
export const ROLES = (["reviewer", "editor", "admin"] satisfies Role[]).map((value) => ({
  value,
  label: t.vocabulary.roles[value],
}));

/** "reviewer", within a sentence. */
export function roleText(role: Role): string {
  return t.vocabulary.rolesInText[role];
}

/** What a person is called where somebody chooses who works: with the last day of an absence. */
export function personLabel({ name, away_until: until }: { name: string; away_until?: string | null }): string {
  return until ? t.accounts.away.label(name, lastDay(until)) : name;
}
