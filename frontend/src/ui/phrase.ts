// Sentences with names, times or links in them, in the order of the language.
import { createElement, Fragment, type ReactNode } from "react";

/** The pieces of a sentence of the catalogue, one after the other. */
export function phrase(pieces: readonly ReactNode[]): ReactNode {
  return createElement(Fragment, null, ...pieces);
}
