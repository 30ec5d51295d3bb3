// How does a dialog cost nothing until it is first opened?
import { type ReactNode, Suspense, useState } from "react";
import { Part } from "./part";

/** Mounted from the first time it is wanted, and kept, so that closing it gives the focus back. */
export function OnDemand({ wanted, children }: { wanted: boolean; children: ReactNode }) {
  const [used, setUsed] = useState(wanted);
  if (wanted && !used) setUsed(true);
  return used ? (
    <Part>
      <Suspense fallback={null}>{children}</Suspense>
    </Part>
  ) : null;
}
