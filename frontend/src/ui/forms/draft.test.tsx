// Tests of drafts on the device: restored in their form.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, expect, it } from "vitest";
import { keys } from "../../api/keys";
import { findCopy } from "../../lib/device/local-copy";
import { useDraft, useHasDraft } from "./draft";
import { useDraftForm } from "./use-form";

const START = { text: "", kind: null as string | null, tags: [] as string[] };

beforeEach(() => localStorage.clear());

function as(account: string | null) {
  const client = new QueryClient();
  client.setQueryData(keys.session, account ? { account: { id: account } } : null);
  return {
    wrapper: ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  };
}

const open = (account: string | null = "nadia") =>
  renderHook(() => useDraftForm({ subject: "comment/c1", start: START }), as(account));

it("brings back what was typed, when it was typed, and to its writer only", async () => {
  const first = open();
  act(() => first.result.current.form.setValues({ text: "Half a", kind: "figure" }));
  await waitFor(() => expect(findCopy("nadia", "comment/c1")?.mine.text).toBe("Half a"));
  first.unmount();

  const again = open();
  expect(again.result.current.form.values).toEqual({ text: "Half a", kind: "figure", tags: [] });
  expect(again.result.current.draft.restored).not.toBeNull();
  expect(open("emil").result.current.form.values).toEqual(START);
  expect(open(null).result.current.form.values).toEqual(START);
});

it("loses nothing when the page is left before the pause is over", () => {
  const { result, unmount } = open();
  act(() => result.current.form.setValues({ text: "Typed and gone" }));
  unmount();
  expect(findCopy("nadia", "comment/c1")?.mine.text).toBe("Typed and gone");
});

it("keeps nothing that was sent, discarded, or taken back by hand", () => {
  const { result, unmount } = open();
  act(() => result.current.form.setValues({ text: "Sent" }));
  act(() => result.current.draft.drop());
  unmount();
  expect(findCopy("nadia", "comment/c1")).toBeNull();

  const second = open();
  act(() => second.result.current.form.setValues({ text: "Typed" }));
  act(() => second.result.current.onDiscard());
  second.unmount();
  expect(second.result.current.form.values).toEqual(START);
  expect(findCopy("nadia", "comment/c1")).toBeNull();

  const third = open();
  act(() => third.result.current.form.setValues({ text: "a" }));
  act(() => third.result.current.form.setValues({ text: "" }));
  third.unmount();
  expect(findCopy("nadia", "comment/c1")).toBeNull();
});

it("knows the version that a change was begun on", () => {
  const from = { etag: '"3"', base: { text: "As it was" } };
  const first = renderHook(() => useDraft("wording/c1", START, from), as("nadia"));
  act(() => first.result.current.keep({ ...START, text: "As it should be" }));
  first.unmount();
  const later = { etag: '"9"', base: { text: "A colleague's" } };
  const again = renderHook(() => useDraft("wording/c1", START, later), as("nadia"));
  expect(again.result.current.from).toEqual(from);
  expect(again.result.current.fields.text).toBe("As it should be");
  expect(renderHook(() => useHasDraft("wording/c1"), as("nadia")).result.current).toBe(true);
});

it("takes from an older desk only what still fits the form", () => {
  localStorage.setItem(
    "claimdesk:typed:nadia:comment/c1",
    JSON.stringify({
      at: "2026-11-22T10:00:00Z",
      mine: { text: "Kept", kind: true, tags: "no list", gone: "x" },
    }),
  );
  expect(open().result.current.form.values).toEqual({ text: "Kept", kind: null, tags: [] });
});

it("says when there is no room", async () => {
  const { result } = open();
  act(() => result.current.form.setValues({ text: "x".repeat(2_300_000) }));
  await waitFor(() => expect(result.current.draft.unstored).toBe(true));
});
