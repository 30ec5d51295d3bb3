// Dialogs that load when they are first opened.
import { type ReactNode, Suspense, useState } from "react";
import { Part } from "./part";

type Props = {
  wanted: boolean;
  children: ReactNode;
};

/** Mounted when first wanted and kept mounted, so that closing returns the focus. */
export function OnDemand({ wanted, children }: Props) {
  const [used, setUsed] = useState(wanted);
  if (wanted && !used) setUsed(true);
  return used ? (
    <Part wanted={wanted}>
      <Suspense>{children}</Suspense>
    </Part>
  ) : null;
}
