// Walking through the claims of an article: the open one, its neighbours, and the keys for it.
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { ClaimSummary } from "../../api/types";
import { matching } from "../../features/claims/lists/claim-list";
import { claimQuery } from "../../features/claims/queries";
import { NOWHERE } from "../../lib/text/place";
import { useShortcut } from "../../ui/controls/shortcuts";
import type { ReaderSearch } from "../search";

const route = getRouteApi("/desk/articles/$articleId");
/** The neighbours of an open claim are fetched after this time. */
const LOOK_AHEAD_MS = 80;

/** Changes the state of the page in its address. */
export function useChangeSearch() {
  const navigate = route.useNavigate();
  return useCallback(
    (change: Partial<ReaderSearch>, replace = false) =>
      void navigate({ search: (old) => ({ ...old, ...change }), replace, resetScroll: false }),
    [navigate],
  );
}

export function useClaimWalk(claims: readonly ClaimSummary[]) {
  const { claim, kind, state, part } = route.useSearch();
  const change = useChangeSearch();
  const open = claim ?? null;
  const [last, setLast] = useState(open);
  if (open && open !== last) setLast(open);
  const listed = useMemo(() => matching(claims, { kind, state, part }), [claims, kind, state, part]);
  const at = listed.findIndex((claim) => claim.id === open);
  const openClaim = useCallback((id: string) => change({ claim: id, ...NOWHERE }), [change]);
  const close = () => change({ claim: undefined, tab: undefined, ...NOWHERE });
  const step = (by: number) => {
    const from = listed.findIndex((claim) => claim.id === (open ?? last));
    const next = listed[from < 0 ? 0 : Math.max(0, Math.min(listed.length - 1, from + by))];
    if (next) change({ claim: next.id, ...NOWHERE }, open !== null);
  };
  useShortcut("next", () => step(1));
  useShortcut("previous", () => step(-1));
  useShortcut("close", open ? close : null);

  const client = useQueryClient();
  const prefetch = useCallback((id: string) => void client.prefetchQuery(claimQuery(id)), [client]);
  useEffect(() => {
    if (at < 0) return;
    const timer = setTimeout(() => {
      for (const next of [listed[at + 1], listed[at - 1]]) if (next) prefetch(next.id);
    }, LOOK_AHEAD_MS);
    return () => clearTimeout(timer);
  }, [at, listed, prefetch]);
  return { open, last, at, amount: listed.length, openClaim, close, step, prefetch };
}

export type ClaimWalk = ReturnType<typeof useClaimWalk>;
