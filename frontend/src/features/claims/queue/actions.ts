// Queue actions: take the next claim, change several claims.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keepClaim } from "../../../api/claims/claim-writes";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { BulkChange } from "../../../api/types";
import { useWrite } from "../../../api/use-write";

export function useTakeNext() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.POST("/api/v1/claims/next", { body: {} })),
    onSuccess: (claim) => keepClaim(client, claim),
  });
}

export function useBulk() {
  return useWrite((change: BulkChange) => body(api.POST("/api/v1/claims/bulk", { body: change })), keys.claims);
}
