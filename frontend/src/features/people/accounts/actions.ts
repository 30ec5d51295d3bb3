// Account actions: invite, change role, deactivate, reset.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { NewInvitation, Role } from "../../../api/types";

export function useInvite() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (invitation: NewInvitation) => body(api.POST("/api/v1/invitations", { body: invitation })),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.invitations }),
  });
}

export function useWithdrawInvitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await api.DELETE("/api/v1/invitations/{id}", { params: { path: { id } } });
    },
    onSettled: () => void client.invalidateQueries({ queryKey: keys.invitations }),
  });
}

type Change =
  | { id: string; what: "role"; role: Role }
  | { id: string; what: "deactivate"; reason: string }
  | { id: string; what: "reactivate" }
  | { id: string; what: "remove_second_factor" };

export function useChangeAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (change: Change) => {
      const params = { path: { id: change.id } };
      if (change.what === "role")
        await api.PATCH("/api/v1/accounts/{id}", { params, body: { role: change.role } });
      else if (change.what === "deactivate")
        await api.POST("/api/v1/accounts/{id}/deactivation", {
          params,
          body: change.reason === "" ? {} : { reason: change.reason },
        });
      else if (change.what === "reactivate") await api.POST("/api/v1/accounts/{id}/reactivation", { params });
      else await api.DELETE("/api/v1/accounts/{id}/two-factor", { params });
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.accounts });
      void client.invalidateQueries({ queryKey: keys.people });
    },
  });
}

export function useIssueReset() {
  return useMutation({
    mutationFn: (id: string) => body(api.POST("/api/v1/accounts/{id}/reset", { params: { path: { id } } })),
  });
}
