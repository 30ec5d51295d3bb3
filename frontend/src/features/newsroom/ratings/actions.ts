// Rating actions: save the scale.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { NewRatings } from "../../../api/types";
import { scaleQuery } from "./queries";

export function useReplaceScale() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ etag, scale }: { etag: string; scale: NewRatings }) =>
      body(api.PUT("/api/v1/ratings", { params: { header: { "If-Match": etag } }, body: scale })),
    onSuccess: (saved) => {
      client.setQueryData(keys.scale, saved);
      void client.invalidateQueries({ queryKey: keys.ratings, exact: true });
    },
  });
}

/** As it is now, for who was not the fastest to change it. */
export function useNewestScale() {
  const client = useQueryClient();
  return useMutation({ mutationFn: () => client.fetchQuery({ ...scaleQuery, staleTime: 0 }) });
}
