// The own by-line: query and choice.

import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import { useMutation } from "../../../api/writes/use-mutation";

export const bylineQuery = queryOptions({
  queryKey: keys.byline,
  queryFn: ({ signal }) => body(api.GET("/api/v1/me/byline", { signal })),
});

/** The server's answer is what is shown next, without another look. */
export function useChooseByline() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (named: boolean) => body(api.PUT("/api/v1/me/byline", { body: { named } })),
    onSuccess: (byline) => client.setQueryData(keys.byline, byline),
  });
}
