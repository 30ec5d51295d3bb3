// Callbacks of a write run once it has ended, whatever became of the component that began it.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, test, vi } from "vitest";
import { useMutation } from "./use-mutation";

function begun() {
  const ends: { done: (answer: string) => void; failed: (error: Error) => void }[] = [];
  const client = new QueryClient();
  const hook = renderHook(
    () =>
      useMutation({
        mutationFn: (_: string) => new Promise<string>((done, failed) => ends.push({ done, failed })),
      }),
    {
      wrapper: ({ children }: { children: ReactNode }) => (
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      ),
    },
  );
  return { ends, hook };
}

const told = () => ({ onSuccess: vi.fn(), onError: vi.fn(), onSettled: vi.fn() });

test("the component is gone before the answer comes", async () => {
  const { ends, hook } = begun();
  const [kept, lost] = [told(), told()];
  await act(async () => hook.result.current.mutate("kept", kept));
  await act(async () => hook.result.current.mutate("lost", lost));
  hook.unmount();
  await act(async () => {
    ends[0]?.done("answer");
    ends[1]?.failed(new Error("refused"));
  });
  expect(kept.onSuccess).toHaveBeenCalledExactlyOnceWith("answer");
  expect(kept.onError).not.toHaveBeenCalled();
  expect(lost.onError).toHaveBeenCalledExactlyOnceWith(new Error("refused"));
  expect(lost.onSuccess).not.toHaveBeenCalled();
  expect(kept.onSettled).toHaveBeenCalledOnce();
  expect(lost.onSettled).toHaveBeenCalledOnce();
});

test("a failure that nobody takes is in the state of the mutation and nowhere else", async () => {
  const { ends, hook } = begun();
  await act(async () => hook.result.current.mutate("alone"));
  await act(async () => ends[0]?.failed(new Error("refused")));
  await waitFor(() => expect(hook.result.current.error).toEqual(new Error("refused")));
});
