// Placeholders of verdict templates, and the details of a claim that replace them.
import type { ClaimFile } from "../../../api/types";
import { figure } from "../../../lib/words/figures";
import { day } from "../../../lib/words/times";
import { claimantText } from "../../../lib/words/vocabulary";

const PLACEHOLDERS = ["claimant", "date", "figure", "outlet"] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];

function details(claim: ClaimFile): Record<Placeholder, string> {
  const { outlet, published_at } = claim.article;
  const figures = claim.appearances.flatMap(({ values }) => values.map((value) => figure(value, day)));
  return {
    claimant: claimantText(claim.claimant),
    date: published_at ? day(published_at) : "",
    figure: figures.find((text) => text !== "") ?? "",
    outlet: outlet ?? "",
  };
}

/** The text of a template for this claim. A placeholder stays where the claim has nothing for it. */
export function filled(text: string, claim: ClaimFile): string {
  const known = details(claim);
  return PLACEHOLDERS.reduce((done, name) => (known[name] ? done.replaceAll(`{${name}}`, known[name]) : done), text);
}

/** The placeholders that nobody has replaced yet. */
export function leftIn(text: string): string[] {
  return PLACEHOLDERS.map((name) => `{${name}}`).filter((placeholder) => text.includes(placeholder));
}

/** A template goes to the end of what is written already. */
export function appended(written: string, text: string, between: string): string {
  if (text.trim() === "") return written;
  return written.trim() === "" ? text : `${written.trimEnd()}${between}${text}`;
}
