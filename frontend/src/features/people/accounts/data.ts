// Accounts and invitations: queries and actions.

import { queryOptions } from "@tanstack/react-query";
import { api, body, itemsOf } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { NewInvitation, Role } from "../../../api/types";
import { useMutation } from "../../../api/writes/use-mutation";
import { useWrite } from "../../../api/writes/use-write";

export const peopleQuery = queryOptions({
  queryKey: keys.people,
  queryFn: ({ signal }) => itemsOf(api.GET("/api/v1/accounts", { signal })),
  staleTime: 5 * 60_000,
});

/** All accounts including deactivated ones; for admins. */
export const accountsQuery = queryOptions({
  queryKey: keys.accounts,
  queryFn: ({ signal }) => itemsOf(api.GET("/api/v1/accounts", { params: { query: { all: true } }, signal })),
});

/** What a person holds; for admins. */
export function accountWorkQuery(id: string) {
  return queryOptions({
    queryKey: keys.accountWork(id),
    queryFn: ({ signal }) => body(api.GET("/api/v1/accounts/{id}/work", { params: { path: { id } }, signal })),
    staleTime: 0,
  });
}

/** Open invitations; for admins. */
export const invitationsQuery = queryOptions({
  queryKey: keys.invitations,
  queryFn: ({ signal }) => itemsOf(api.GET("/api/v1/invitations", { signal })),
});

export function useInvite() {
  return useWrite(
    (invitation: NewInvitation) => body(api.POST("/api/v1/invitations", { body: invitation })),
    keys.invitations,
  );
}

export function useWithdrawInvitation() {
  return useWrite(async (id: string) => {
    await api.DELETE("/api/v1/invitations/{id}", { params: { path: { id } } });
  }, keys.invitations);
}

type Change =
  | { id: string; what: "role"; role: Role }
  | { id: string; what: "deactivate"; reason: string; to: string }
  | { id: string; what: "reactivate" }
  | { id: string; what: "remove_byline" }
  | { id: string; what: "remove_second_factor" };

export function useChangeAccount() {
  return useWrite(
    async (change: Change) => {
      const params = { path: { id: change.id } };
      if (change.what === "role") await api.PATCH("/api/v1/accounts/{id}", { params, body: { role: change.role } });
      else if (change.what === "deactivate")
        await api.POST("/api/v1/accounts/{id}/deactivation", {
          params,
          body: { reason: change.reason || null, hand_over_to: change.to || null },
        });
      else if (change.what === "reactivate") await api.POST("/api/v1/accounts/{id}/reactivation", { params });
      else if (change.what === "remove_byline") await api.DELETE("/api/v1/accounts/{id}/byline", { params });
      else await api.DELETE("/api/v1/accounts/{id}/two-factor", { params });
    },
    keys.accounts,
    keys.people,
  );
}

/** `to`: who takes over, empty for the queue; null: the work stays. */
type Absence = { account: string | null; until: string; to: string | null };

export function useSetAbsence() {
  return useWrite(
    async ({ account, until, to }: Absence) => {
      const body = { until, hand_over: to !== null, hand_over_to: to || null };
      if (account) await api.PUT("/api/v1/accounts/{id}/absence", { params: { path: { id: account } }, body });
      else await api.PUT("/api/v1/me/absence", { body });
    },
    keys.accounts,
    keys.people,
  );
}

/** Ends the absence of an account, or of the person who is signed in (null). */
export function useEndAbsence() {
  return useWrite(
    async (account: string | null) => {
      if (account) await api.DELETE("/api/v1/accounts/{id}/absence", { params: { path: { id: account } } });
      else await api.DELETE("/api/v1/me/absence", {});
    },
    keys.accounts,
    keys.people,
  );
}

export function useIssueReset() {
  return useMutation({
    mutationFn: (id: string) => body(api.POST("/api/v1/accounts/{id}/reset", { params: { path: { id } } })),
  });
}
