// Writes that make parts of the query cache stale.
import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useMutation } from "./use-mutation";

/** The keys are fetched again after the write, whether it succeeded or not. */
export function useWrite<Input, Answer>(write: (input: Input) => Promise<Answer>, ...stale: QueryKey[]) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSettled: () => {
      for (const queryKey of stale) void client.invalidateQueries({ queryKey });
    },
  });
}
