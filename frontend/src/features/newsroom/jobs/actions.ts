// Job actions: run again.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client";
import { keys } from "../../../api/keys";
import { isProblem } from "../../../api/problem";

/** Tries one after the other; what a colleague has begun anew meanwhile is as good. */
export function useRetry() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) {
        try {
          await api.POST("/api/v1/jobs/{id}/retry", { params: { path: { id } } });
        } catch (error) {
          if (!isProblem(error, 404, 409)) throw error;
        }
      }
      return ids.length;
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.jobs });
      void client.invalidateQueries({ queryKey: keys.articles });
    },
  });
}
