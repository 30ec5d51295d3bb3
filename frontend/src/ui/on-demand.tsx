// How does a dialog cost nothing until it is first opened?
import { type ReactNode, Suspense, useState } from "react";
import { Part } from "./part";

type Props = {
  wanted: boolean;
  /** Stands there until it has been loaded. */
  waiting?: ReactNode;
  children: ReactNode;
};

/** Mounted from the first time it is wanted, and kept, so that closing it gives the focus back. */
export function OnDemand({ wanted, waiting = null, children }: Props) {
  const [used, setUsed] = useState(wanted);
  if (wanted && !used) setUsed(true);
  return used ? (
    <Part>
      <Suspense fallback={waiting}>{children}</Suspense>
    </Part>
  ) : null;
}
