// Tests of the names in the log: asked for when they are seen, and only where no entry has them.
import { act, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { claimFile } from "../../../tests/claims";
import { serve, show } from "../../../tests/render";
import { ClaimName } from "./log-names";

/** Tells every observer that what it observes is in view. */
function watchView(): () => void {
  const tell: (() => void)[] = [];
  class Observer {
    constructor(private readonly said: (entries: unknown[]) => void) {}
    observe(target: Element) {
      tell.push(() => this.said([{ target, isIntersecting: true }]));
    }
    unobserve() {}
    disconnect() {}
  }
  vi.stubGlobal("IntersectionObserver", Observer);
  return () => act(() => tell.forEach((one) => void one()));
}

it("asks for the words of a claim when its entry comes into view", async () => {
  const view = watchView();
  const claim = claimFile(1);
  const calls = serve(() => ({ status: 200, body: claim }));
  show(<ClaimName id={claim.id} known={undefined} />);
  expect(await screen.findByRole("link", { name: "Claim" })).toBeTruthy();
  expect(calls).toEqual([]);
  view();
  expect(await screen.findByRole("link", { name: claim.statement })).toBeTruthy();
});

it("asks for nothing where an entry of the log has the words", async () => {
  const view = watchView();
  const calls = serve(() => undefined);
  show(<ClaimName id="c" known="Bridges were closed." />);
  expect(await screen.findByRole("link", { name: "Bridges were closed." })).toBeTruthy();
  view();
  expect(calls).toEqual([]);
});
