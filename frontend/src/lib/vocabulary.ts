// What are the words of the newsroom for the keys of the API?
import type {
  ActionName,
  Claimant,
  ClaimFile,
  CorrectionClass,
  DismissalReason,
  Kind,
  Role,
  StaleReason,
  Stance,
  Standing,
  State,
} from "../api/types";

export const KINDS = {
  casualties: {
    label: "Casualties",
    meaning: "How many people were killed, wounded, missing or displaced by violence",
  },
  quantity: { label: "Quantity", meaning: "An amount, a share, a price or a count of anything else" },
  date: { label: "Date", meaning: "When something happened or took effect" },
  agreement: { label: "Agreement", meaning: "What a treaty, ceasefire or contract stipulates" },
  event: { label: "Event", meaning: "That something happened" },
  quote: { label: "Quote", meaning: "What somebody said" },
  causal: { label: "Cause", meaning: "That one thing led to another" },
  prediction: { label: "Prediction", meaning: "What will happen" },
} satisfies Record<Kind, { label: string; meaning: string }>;

export const STATES = {
  unassigned: "Unassigned",
  in_review: "In review",
  submitted: "Submitted",
  approved: "Approved",
  published: "Published",
  retracted: "Retracted",
  dismissed: "Dismissed",
} satisfies Record<State, string>;

export const STANCES = {
  supports: "Supports",
  context: "Context",
  refutes: "Refutes",
} satisfies Record<Stance, string>;

export const DISMISSALS = {
  not_checkable: "Not checkable",
  opinion: "An opinion",
  duplicate: "Duplicate of another claim",
  out_of_scope: "Out of scope",
  extraction_error: "Not a claim: wrongly found",
} satisfies Record<DismissalReason, string>;

export const CORRECTIONS = {
  clarification: { label: "Clarification", meaning: "Said more clearly; nothing was wrong" },
  correction: { label: "Correction", meaning: "Something that was said was wrong" },
} satisfies Record<Exclude<CorrectionClass, "retraction">, { label: string; meaning: string }>;

export const STALE = {
  recheck_due: "re-check due",
  words_changed: "words changed",
} satisfies Record<StaleReason, string>;

export const STANDINGS = {
  published: "Public",
  corrected: "Public, corrected",
  retracted: "Retracted",
} satisfies Record<Standing, string>;

const FIELDS: Record<string, string> = {
  statement: "Statement",
  state: "State",
  assignee: "Assignee",
  rating: "Rating",
  summary: "Summary",
  rationale: "Rationale",
  as_of: "As of",
  recheck_at: "Re-check on",
  correction_class: "What it is",
  notice: "Notice to readers",
  url: "Address",
};

export function fieldLabel(field: string): string {
  const known = FIELDS[field];
  if (known) return known;
  const words = field.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
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

export function states(): State[] {
  return Object.keys(STATES).filter(isState);
}

/** "Irena Malko, quoted", "the article" */
export function claimantText(claimant: Claimant): string {
  return claimant.name ?? "the article";
}

/** Whether the server lets this be done now, and why not. */
export function permitted(
  claim: ClaimFile,
  name: ActionName,
): { allowed: boolean; reason: string | null } | null {
  const action = claim.actions.find((candidate) => candidate.name === name);
  return action ? { allowed: action.allowed, reason: action.reason ?? null } : null;
}

/** What a person can be in the newsroom, from the least to the most. */
export const ROLES = [
  { value: "reviewer", label: "Reviewer" },
  { value: "editor", label: "Editor" },
  { value: "admin", label: "Admin" },
] satisfies { value: Role; label: string }[];
