// A write whose failure is told, also when its form or button has gone from the page by then.
import {
  type MutateOptions,
  type UseMutationOptions,
  type UseMutationResult,
  // biome-ignore lint/style/noRestrictedImports: this is the one place that adapts it.
  useMutation as useQueryMutation,
} from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";

/** What to do when one call has ended. */
type Ended<Answer> = {
  onSuccess?: (answer: Answer) => void;
  onError?: (error: Error) => void;
  onSettled?: () => void;
};

type Mutation<Answer, Input> = Omit<UseMutationResult<Answer, Error, Input>, "mutate" | "mutateAsync"> & {
  mutate: (
    ...call: undefined extends Input ? [input?: Input, ended?: Ended<Answer>] : [input: Input, ended?: Ended<Answer>]
  ) => void;
  mutateAsync: (...call: undefined extends Input ? [input?: Input] : [input: Input]) => Promise<Answer>;
};

let tellUnheard: (error: Error) => void = () => undefined;

/** Sets who tells failures that no component can show any more. */
export function hearUnheard(tell: (error: Error) => void) {
  tellUnheard = tell;
}

/**
 * TanStack's `useMutation`, which forgets the callbacks of a call when its component is unmounted or another call is
 * made: a failure would be lost. Here the callbacks of every call run as long as the component is there. Afterwards
 * they could only disturb, by closing or leaving what the person has gone on to; only a failure is told then.
 */
export function useMutation<Answer, Input = void>(
  options: UseMutationOptions<Answer, Error, Input>,
): Mutation<Answer, Input> {
  const mutation = useQueryMutation(options);
  const there = useRef(false);
  const calls = useRef(0);
  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
    };
  }, []);
  const send = mutation.mutateAsync as (
    input?: Input,
    options?: MutateOptions<Answer, Error, Input>,
  ) => Promise<Answer>;
  const mutate = useCallback(
    (input?: Input, { onSuccess, onError, onSettled }: Ended<Answer> = {}) => {
      calls.current += 1;
      const call = calls.current;
      void send(input)
        .then(
          (answer) => {
            if (there.current) onSuccess?.(answer);
          },
          (error: Error) => {
            if (there.current && onError) return onError(error);
            // Forms show a failure from the state of the mutation, which is that of the latest call.
            if (!there.current || call !== calls.current) tellUnheard(error);
          },
        )
        .finally(() => {
          if (there.current) onSettled?.();
        });
    },
    [send],
  );
  return { ...mutation, mutate, mutateAsync: send as Mutation<Answer, Input>["mutateAsync"] };
}
