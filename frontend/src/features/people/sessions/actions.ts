// Session actions: sign in, sign out, confirm, choose a password.
import { useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import { sessionStarted } from "../../../api/session-state";
import type { Session } from "../../../api/types";
import { useMutation } from "../../../api/writes/use-mutation";
import { useWrite } from "../../../api/writes/use-write";
import { dropCopies } from "../../../lib/device/local-copy";
import { askDevice } from "../../../lib/device/passkeys";
import type { LinkKind } from "./queries";

export function useSignIn() {
  const onSuccess = useSatDown();
  return useMutation({
    mutationFn: (credentials: { email: string; password: string; code?: string }) =>
      body(api.POST("/api/v1/session", { body: credentials })),
    onSuccess,
  });
}

export function usePasskeySignIn() {
  const onSuccess = useSatDown();
  return useMutation({
    mutationFn: async () => body(api.POST("/api/v1/session/passkey", { body: await recognised() })),
    onSuccess,
  });
}

/** The device's response to a passkey challenge. */
async function recognised(): Promise<{ credential: object }> {
  const { options } = await body(api.POST("/api/v1/session/passkey/question"));
  return { credential: await askDevice(options) };
}

function useSatDown() {
  const client = useQueryClient();
  return async (session: Session) => {
    const before = client.getQueryData<Session | null>(keys.session);
    // Another person may use this device next: remove everything from the screen.
    if (before && before.account.id !== session.account.id) client.removeQueries({ predicate: notSession });
    client.setQueryData(keys.session, session);
    sessionStarted();
    await client.invalidateQueries({ predicate: notSession });
  };
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      await api.DELETE("/api/v1/session");
    },
    onSuccess: () => {
      const account = client.getQueryData<Session | null>(keys.session)?.account.id;
      if (account) dropCopies(account);
      client.clear();
      client.setQueryData(keys.session, null);
    },
  });
}

export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (change: { current_password: string; new_password: string }) => {
      await api.PUT("/api/v1/me/password", { body: change });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: keys.session }),
  });
}

function notSession(query: { queryKey: readonly unknown[] }): boolean {
  return query.queryKey[0] !== keys.session[0];
}

/** Sets the password of the account that a link belongs to. */
export function useAcceptLink(kind: LinkKind) {
  return useMutation({
    mutationFn: async (link: { secret: string; password: string }) => {
      if (kind === "join") await api.POST("/api/v1/joining/acceptance", { body: link });
      else await api.POST("/api/v1/resets/acceptance", { body: link });
    },
  });
}

export function useRequestReset() {
  return useMutation({
    mutationFn: async (email: string) => {
      await api.POST("/api/v1/resets", { body: { email } });
    },
  });
}

/** Confirms the identity with the password. */
export function useConfirm() {
  return useMutation({
    mutationFn: async (password: string) => {
      await api.POST("/api/v1/me/confirmation", { body: { password } });
    },
  });
}

/** Confirms the identity with a passkey. */
export function useConfirmByPasskey() {
  return useMutation({
    mutationFn: async () => {
      await api.POST("/api/v1/me/confirmation/passkey", { body: await recognised() });
    },
  });
}

/** Ends one session of the account, or (null) all except this one. */
export function useEndSession() {
  return useWrite(async (id: string | null) => {
    if (id === null) await api.DELETE("/api/v1/me/sessions");
    else await api.DELETE("/api/v1/me/sessions/{id}", { params: { path: { id } } });
  }, keys.ownSessions);
}
