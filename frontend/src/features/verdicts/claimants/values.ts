// Values of the forms for claimants: kinds, lines of text, faults of lines.
import { fieldErrors } from "../../../api/problem";
import type { ClaimantKind } from "../../../api/types";
import { t } from "../../../texts";

const KINDS = ["person", "organisation", "unknown"] as const satisfies readonly ClaimantKind[];

export const KIND_CHOICES = KINDS.map((value) => ({ value, label: t.claimants.kinds[value] }));

export function kindOf(value: string): ClaimantKind {
  return KINDS.find((kind) => kind === value) ?? "unknown";
}

/** The lines of a text that are not blank. */
export function linesOf(text: string): string[] {
  return text.split("\n").flatMap((line) => line.trim() || []);
}

/** Faults by field; the fault of a line of `field` is the field's. */
export function withLines(error: unknown, field: string): Record<string, string> {
  const errors = fieldErrors(error);
  const line = Object.keys(errors).find((name) => name.startsWith(`${field}/`));
  return line && errors[line] ? { ...errors, [field]: errors[line] } : errors;
}
