// The tour at the first opened claim.

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { claimQuery } from "../../features/claims/queries";
import { setSeen, useSeen } from "../../lib/device/seen";
import { lazyPart } from "../../ui/feedback/lazy-part";
import { OnDemand } from "../../ui/feedback/on-demand";

const Tour = lazyPart(async () => (await import("../../features/newsroom/tour/tour")).Tour);

/** Starts automatically once per device, and again from the help. */
export function ReaderTour({ claim }: { claim: string }) {
  const seen = useSeen("tour");
  const [running, setRunning] = useState(false);
  const { isSuccess } = useQuery(claimQuery(claim));
  useEffect(() => {
    if (seen || !isSuccess) return;
    setRunning(true);
    setSeen("tour", true);
  }, [seen, isSuccess]);
  return <OnDemand wanted={running}>{running ? <Tour onEnd={() => setRunning(false)} /> : null}</OnDemand>;
}
