// Account queries: assignable people, all accounts, invitations.
import { queryOptions } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";

export const peopleQuery = queryOptions({
  queryKey: keys.people,
  queryFn: async ({ signal }) => (await body(api.GET("/api/v1/accounts", { signal }))).items,
  staleTime: 5 * 60_000,
});

/** Every account there ever was; for admins. */
export const accountsQuery = queryOptions({
  queryKey: keys.accounts,
  queryFn: async ({ signal }) =>
    (await body(api.GET("/api/v1/accounts", { params: { query: { all: true } }, signal }))).items,
});

/** Those who were asked to join and have not answered; for admins. */
export const invitationsQuery = queryOptions({
  queryKey: keys.invitations,
  queryFn: async ({ signal }) => (await body(api.GET("/api/v1/invitations", { signal }))).items,
});
