// A write whose caller hears how it ended, also when its button has gone from the page by then.
import {
  type UseMutationOptions,
  type UseMutationResult,
  // biome-ignore lint/style/noRestrictedImports: this is the one place that adapts it.
  useMutation as useQueryMutation,
} from "@tanstack/react-query";
import { useCallback } from "react";

/** What to do when one call has ended. */
type Ended<Answer> = {
  onSuccess?: (answer: Answer) => void;
  onError?: (error: Error) => void;
  onSettled?: () => void;
};

type Mutation<Answer, Input> = Omit<UseMutationResult<Answer, Error, Input>, "mutate"> & {
  mutate: (
    ...call: undefined extends Input ? [input?: Input, ended?: Ended<Answer>] : [input: Input, ended?: Ended<Answer>]
  ) => void;
};

/**
 * TanStack's `useMutation`, with other callbacks of a call: there they are dropped when the component is unmounted
 * or another call is made. A colleague's change or the reader's next click would keep a failure from being told.
 */
export function useMutation<Answer, Input = void>(
  options: UseMutationOptions<Answer, Error, Input>,
): Mutation<Answer, Input> {
  const mutation = useQueryMutation(options);
  const { mutateAsync } = mutation;
  const mutate = useCallback(
    (input?: Input, ended: Ended<Answer> = {}) => {
      void mutateAsync(input as Input)
        // Without `onError` the failure is shown from the state of the mutation.
        .then(ended.onSuccess, ended.onError ?? (() => undefined))
        .finally(ended.onSettled);
    },
    [mutateAsync],
  );
  return { ...mutation, mutate };
}
