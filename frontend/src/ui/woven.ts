// How does a sentence hold a name, a time or a link in its midst, wherever the language wants it?
import { createElement, Fragment, type ReactNode } from "react";

/** The pieces of a sentence of the catalogue, one after the other. */
export function woven(pieces: readonly ReactNode[]): ReactNode {
  return createElement(Fragment, null, ...pieces);
}
