// Failures of writes are told whatever became of the component that began them; other callbacks only while it is there.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { hearUnheard, useMutation } from "./use-mutation";

const unheard = vi.fn();
hearUnheard(unheard);
afterEach(() => unheard.mockReset());

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
const refused = new Error("refused");

test("every call hears how it ended, not only the latest", async () => {
  const { ends, hook } = begun();
  const [first, second] = [told(), told()];
  await act(async () => hook.result.current.mutate("first", first));
  await act(async () => hook.result.current.mutate("second", second));
  await act(async () => {
    ends[1]?.done("answer");
    ends[0]?.failed(refused);
  });
  expect(first.onError).toHaveBeenCalledExactlyOnceWith(refused);
  expect(second.onSuccess).toHaveBeenCalledExactlyOnceWith("answer");
  for (const { onSettled } of [first, second]) expect(onSettled).toHaveBeenCalledOnce();
  expect(unheard).not.toHaveBeenCalled();
});

test("once the component is gone, a failure is told and nothing else is done", async () => {
  const { ends, hook } = begun();
  const [kept, lost] = [told(), told()];
  await act(async () => hook.result.current.mutate("kept", kept));
  await act(async () => hook.result.current.mutate("lost", lost));
  hook.unmount();
  await act(async () => {
    ends[0]?.done("answer");
    ends[1]?.failed(refused);
  });
  expect(unheard).toHaveBeenCalledExactlyOnceWith(refused);
  for (const { onSuccess, onError, onSettled } of [kept, lost])
    for (const callback of [onSuccess, onError, onSettled]) expect(callback).not.toHaveBeenCalled();
});

test("a failure that nobody takes is in the state of the mutation, and told when a later call has taken its place", async () => {
  const { ends, hook } = begun();
  await act(async () => hook.result.current.mutate("alone"));
  await act(async () => ends[0]?.failed(refused));
  await waitFor(() => expect(hook.result.current.error).toEqual(refused));
  expect(unheard).not.toHaveBeenCalled();
  await act(async () => hook.result.current.mutate("second"));
  await act(async () => hook.result.current.mutate("third"));
  await act(async () => ends[1]?.failed(new Error("hidden")));
  expect(unheard).toHaveBeenCalledExactlyOnceWith(new Error("hidden"));
});
