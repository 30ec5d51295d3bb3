// Three-way merge of form fields.

export type Fields = Readonly<Record<string, string | null>>;
export type FieldMerge = {
  field: string;
  base: string | null;
  mine: string | null;
  theirs: string | null;
  verdict: "same" | "mine" | "theirs" | "both";
};

/** Compares three versions field by field. Empty and missing count as the same. */
export function compare(base: Fields, mine: Fields, theirs: Fields): FieldMerge[] {
  const names = [...new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])];
  return names.map((field) => {
    const was = base[field] || null;
    const here = mine[field] || null;
    const there = theirs[field] || null;
    return { field, base: was, mine: here, theirs: there, verdict: judge(was, here, there) };
  });
}

function judge(base: string | null, mine: string | null, theirs: string | null): FieldMerge["verdict"] {
  if (mine === theirs) return "same";
  if (mine === base) return "theirs";
  if (theirs === base) return "mine";
  return "both";
}

/** Whether a person has to decide: somebody else changed what I changed too. */
export function needsDecision(fields: readonly FieldMerge[]): boolean {
  return fields.some((field) => field.verdict === "both");
}

/** Mine on top of theirs: what I changed stays mine, everything else is theirs. */
export function mineOnTop(fields: readonly FieldMerge[]): Record<string, string | null> {
  return Object.fromEntries(
    fields.map((field) => [field.field, field.verdict === "theirs" ? field.theirs : field.mine]),
  );
}
