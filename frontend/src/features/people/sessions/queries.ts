// Session queries: current session, ways to sign in, link, open sessions.
import { queryOptions } from "@tanstack/react-query";
import { api, body, itemsOf } from "../../../api/client";
import { keys } from "../../../api/keys";
import { isProblem } from "../../../api/problem";
import { sessionEnded } from "../../../api/session-state";
import type { Session } from "../../../api/types";

export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: async ({ client, signal }): Promise<Session | null> => {
    try {
      return await body(api.GET("/api/v1/session", { signal }));
    } catch (error) {
      if (!isProblem(error, 401)) throw error;
      const before = client.getQueryData<Session | null>(keys.session) ?? null;
      // The page stays as it is below the sign-in dialog.
      if (before) sessionEnded();
      return before;
    }
  },
  staleTime: 5 * 60_000,
});

/** Ways to sign in other than by password. */
export const waysQuery = queryOptions({
  queryKey: keys.waysIn,
  queryFn: ({ signal }) => body(api.GET("/api/v1/session/ways", { signal })),
  staleTime: 5 * 60_000,
});

/** A link to join, or one to a new password. */
export type LinkKind = "join" | "reset";

/** The account that a link belongs to. */
export function linkQuery(kind: LinkKind, secret: string) {
  return queryOptions({
    queryKey: keys.link(kind, secret),
    queryFn: ({ signal }) =>
      kind === "join"
        ? body(api.POST("/api/v1/joining/opening", { body: { secret }, signal }))
        : body(api.POST("/api/v1/resets/opening", { body: { secret }, signal })),
    retry: false,
  });
}

/** The open sessions of the account. */
export const ownSessionsQuery = queryOptions({
  queryKey: keys.ownSessions,
  queryFn: ({ signal }) => itemsOf(api.GET("/api/v1/me/sessions", { signal })),
});
