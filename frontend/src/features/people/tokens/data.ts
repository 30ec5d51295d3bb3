// API tokens: queries and actions.

import { queryOptions } from "@tanstack/react-query";
import { api, body, itemsOf } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { NewToken } from "../../../api/types";
import { useWrite } from "../../../api/writes/use-write";

export const tokensQuery = queryOptions({
  queryKey: keys.tokens,
  queryFn: ({ signal }) => itemsOf(api.GET("/api/v1/me/tokens", { signal })),
});

export function useMakeToken() {
  return useWrite((token: NewToken) => body(api.POST("/api/v1/me/tokens", { body: token })), keys.tokens);
}

export function useRevokeToken() {
  return useWrite(async (id: string) => {
    await api.DELETE("/api/v1/me/tokens/{id}", { params: { path: { id } } });
  }, keys.tokens);
}
