// The button that shows what will be public and asks before it is published.

import type { ButtonProps } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { ClaimFile } from "../../api/types";
import { permitted } from "../../lib/words/vocabulary";
import { ActionButton } from "../../ui/controls/action-button";
import { lazyPart } from "../../ui/feedback/lazy-part";
import { OnDemand } from "../../ui/feedback/on-demand";

const PublishDialog = lazyPart(async () => (await import("./publish/publish-dialog")).PublishDialog);

/** Under an embargo nobody can publish now, but who may schedule can do so for later. */
export function mayPublish(claim: ClaimFile) {
  const schedule = claim.embargo_until ? permitted(claim, "schedule") : null;
  return schedule?.allowed ? schedule : permitted(claim, "publish");
}

type Props = ButtonProps & { claim: ClaimFile; children: ReactNode };

export function PublishButton({ claim, children, ...button }: Props) {
  // The version that was shown is the one that is published.
  const [asked, setAsked] = useState<readonly ClaimFile[] | null>(null);
  return (
    <>
      <ActionButton {...button} permitted={mayPublish(claim)} onClick={() => setAsked([claim])}>
        {children}
      </ActionButton>
      <OnDemand wanted={asked !== null}>
        <PublishDialog claims={asked} onClose={() => setAsked(null)} />
      </OnDemand>
    </>
  );
}
