// Sentences with names, times or links in them, in the order of the language.
import { createElement, Fragment, type ReactNode } from "react";

/** Renders the pieces of a sentence of the catalogue in order. */
export function phrase(pieces: readonly ReactNode[]): ReactNode {
  return createElement(Fragment, null, ...pieces);
}
