// Guides: the change of one.
import { useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { Guide, NewGuide } from "../../../api/types";
import { useMutation } from "../../../api/writes/use-mutation";

export function useReplaceGuide() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ guide, input }: { guide: Pick<Guide, "kind" | "etag">; input: NewGuide }) =>
      body(
        api.PUT("/api/v1/guides/{kind}", {
          params: { path: { kind: guide.kind }, header: { "If-Match": guide.etag } },
          body: input,
        }),
      ),
    // After a conflict as well: the newest version is what can be started from.
    onSettled: () => void client.invalidateQueries({ queryKey: keys.guides }),
  });
}
