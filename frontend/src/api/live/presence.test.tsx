// Tests of presence: who is at a claim, and for how long.

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it, vi } from "vitest";
import { serve } from "../../../tests/render";
import { keys } from "../keys";
import { noteChange, useChangedBy } from "./changes";
import { forgetEverybody, gathered, useOthersHere, useStay } from "./presence";

const person = (id: string) => ({ id, name: id });
const present = (id: string) => ({
  person: person(id),
  doing: "reading" as const,
  since: "2026-11-22T10:00:00Z",
});

function as(me: string) {
  const client = new QueryClient();
  client.setQueryData(keys.session, { account: { id: me } });
  return ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
}

it("shows who else is at the claim, as the stream says", () => {
  const { result } = renderHook(() => useOthersHere("c1"), { wrapper: as("nadia") });
  act(() => gathered({ claim_id: "c1", here: [present("nadia"), present("irena")] }));
  act(() => gathered({ claim_id: "c2", here: [present("emre")] }));
  expect(result.current.map((other) => other.person.id)).toEqual(["irena"]);
  act(() => gathered({ claim_id: "c1", here: [] }));
  expect(result.current).toEqual([]);
  act(() => gathered({ claim_id: "c1", here: [present("emre")] }));
  act(() => forgetEverybody());
  expect(result.current).toEqual([]);
});

it("says that one reads, that one writes while one does, again while one stays, and that one leaves", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const calls = serve(() => ({ status: 204 }));
  const said = () => calls.map(({ method, body }) => `${method} ${(body as { doing?: string } | null)?.doing ?? ""}`);
  document.body.innerHTML = '<form><textarea></textarea></form><input id="filter" />';
  const field = document.querySelector("textarea");
  const filter = document.querySelector("#filter");

  const { unmount } = renderHook(() => useStay("c1"), { wrapper: as("nadia") });
  await vi.waitFor(() => expect(said()).toEqual(["PUT reading"]));
  filter?.dispatchEvent(new Event("input", { bubbles: true }));
  field?.dispatchEvent(new Event("input", { bubbles: true }));
  field?.dispatchEvent(new Event("input", { bubbles: true }));
  await vi.waitFor(() => expect(said()).toEqual(["PUT reading", "PUT writing"]));
  vi.advanceTimersByTime(15_000);
  await vi.waitFor(() => expect(said()).toHaveLength(3));
  field?.dispatchEvent(new FocusEvent("focusout", { bubbles: true, relatedTarget: null }));
  await vi.waitFor(() => expect(said().slice(2)).toEqual(["PUT writing", "PUT reading"]));
  unmount();
  await vi.waitFor(() => expect(said().at(-1)).toBe("DELETE "));
  vi.advanceTimersByTime(60_000);
  expect(calls).toHaveLength(5);
  vi.useRealTimers();
});

it("tells for a moment who has changed a claim, but not of oneself and not of the desk", () => {
  vi.useFakeTimers();
  const { result } = renderHook(() => useChangedBy("c1", "nadia"));
  act(() => noteChange({ claim_id: "c1", actor: person("irena") }));
  expect(result.current).toBe("irena");
  act(() => noteChange({ claim_id: "c1", actor: person("nadia") }));
  expect(result.current).toBeNull();
  act(() => noteChange({ claim_id: "c1", actor: null }));
  expect(result.current).toBeNull();
  act(() => noteChange({ claim_id: "c1", actor: person("emre") }));
  act(() => vi.advanceTimersByTime(2000));
  expect(result.current).toBeNull();
  vi.useRealTimers();
});
