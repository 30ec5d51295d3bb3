// The claims that were merged into a claim, each with the way back.

import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { newestClaim } from "../../../api/claims/claim-writes";
import type { ClaimFile } from "../../../api/types";
import { permitted } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { sayDone, sayFailed, sayRefused } from "../../../ui/feedback/say";
import { Moment } from "../../../ui/marks/moment";
import { phrase } from "../../../ui/phrase";
import { useMerge, useUnmerge } from "./data";
import classes from "./merged-claims.module.css";

export function MergedClaims({ claim }: { claim: ClaimFile }) {
  const { busy, takeApart } = useTakeApart(claim);
  if (claim.merged.length === 0) return null;
  return (
    <section className={classes.merged} aria-label={t.merges.held(claim.merged.length)}>
      <p>{t.merges.held(claim.merged.length)}</p>
      <ul>
        {claim.merged.map((held) => (
          <li key={held.id}>
            <span>
              <Link to="/claims/$claimId" params={{ claimId: held.id }} dir="auto">
                {held.statement}
              </Link>
              <span className={classes.about}>
                <bdi>{held.article.outlet ?? held.article.title ?? t.common.untitled}</bdi>
                {held.merged_by ? (
                  <span>{phrase(t.merges.mergedBy(held.merged_by.name, <Moment at={held.merged_at} />))}</span>
                ) : null}
              </span>
            </span>
            <SmallButton
              className="no-print"
              loading={busy === held.id}
              aria-label={t.merges.apartFrom(held.statement)}
              onClick={() => void takeApart(held.id)}
            >
              {t.merges.apart}
            </SmallButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Undoes a merge from the claim that remained, with the way back. */
function useTakeApart(claim: ClaimFile) {
  const client = useQueryClient();
  const unmerge = useUnmerge();
  const merge = useMerge();
  const [busy, setBusy] = useState<string | null>(null);
  const together = async (id: string) => {
    try {
      const other = await newestClaim(client, id);
      await merge.mutateAsync({ claim: other, input: { with: claim.id } });
      sayDone(t.merges.merged);
    } catch (error) {
      sayFailed(error);
    }
  };
  const takeApart = async (id: string) => {
    setBusy(id);
    try {
      const held = await newestClaim(client, id);
      const answer = permitted(held, "unmerge");
      if (!answer?.allowed) {
        sayRefused(answer?.reason ?? t.common.notNow);
        return;
      }
      await unmerge.mutateAsync({ claim: held, input: null });
      sayDone(t.merges.apartDone, () => void together(id));
    } catch (error) {
      sayFailed(error);
    } finally {
      setBusy(null);
    }
  };
  return { busy, takeApart };
}
