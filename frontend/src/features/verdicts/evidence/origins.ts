// Independent origins of the evidence of a claim.
import type { Evidence, Stance } from "../../../api/types";

/** In the order in which they are shown, from one side of the balance to the other. */
export const SIDES = ["supports", "context", "refutes"] as const satisfies readonly Stance[];

/** Sources that go back to one report; they count once. */
export type OriginGroup = { origin: string; sources: Evidence[] };

/** The sources of one stance by origin, in the order of their first source; withdrawn ones do not count. */
export function byOrigin(evidence: readonly Evidence[], stance: Stance): OriginGroup[] {
  const groups = new Map<string, OriginGroup>();
  for (const source of evidence) {
    if (source.withdrawn || source.stance !== stance) continue;
    const group = groups.get(source.origin);
    if (group) group.sources.push(source);
    else groups.set(source.origin, { origin: source.origin, sources: [source] });
  }
  return [...groups.values()];
}
