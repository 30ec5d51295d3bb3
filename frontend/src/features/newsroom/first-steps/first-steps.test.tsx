// Tests of the first steps: ticked when done, hidden in a newsroom at work.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { serve, show } from "../../../../tests/render";
import { setSeen } from "../../../lib/device/seen";
import { FirstSteps } from "./first-steps";

beforeEach(() => {
  setSeen("first-steps", false);
  setSeen("first-steps-begun", false);
});

/** A newsroom that has come so far. */
function newsroom({ articles, claims, people = 1 }: { articles: number; claims: number; people?: number }) {
  const list = (amount: number) => ({
    status: 200,
    body: { items: Array.from({ length: amount }, () => ({})) },
  });
  return serve(({ path }) => {
    if (path === "/api/v1/articles") return list(articles);
    if (path === "/api/v1/claims") return list(claims);
    return path === "/api/v1/accounts" ? list(people) : undefined;
  });
}

const done = async () =>
  (await screen.findAllByRole("listitem")).filter((step) => step.textContent?.includes("Done:")).length;

it("leads to the first thing that is not done", async () => {
  newsroom({ articles: 1, claims: 0 });
  show(<FirstSteps admin={false} />);
  expect(await done()).toBe(1);
  const current = (await screen.findAllByRole("listitem")).find((step) => step.getAttribute("aria-current") === "step");
  expect(current?.textContent).toContain("Open a claim");
  expect(screen.queryByText("Invite a colleague")).toBeNull();
});

it("asks an admin who is alone to invite somebody", async () => {
  newsroom({ articles: 1, claims: 1 });
  show(<FirstSteps admin />);
  expect(await done()).toBe(3);
  expect(screen.getByRole("link", { name: "Invite somebody" })).toBeTruthy();
});

it("is closed for good", async () => {
  newsroom({ articles: 0, claims: 0 });
  show(<FirstSteps admin={false} />);
  await userEvent.click(await screen.findByRole("button", { name: "Hide the first steps" }));
  expect(screen.queryByRole("region", { name: "First steps" })).toBeNull();
  expect(localStorage.getItem("claimdesk.seen.first-steps")).toBe("1");
});

it("is never shown where the work is under way, and does not ask again", async () => {
  const calls = newsroom({ articles: 1, claims: 1, people: 2 });
  show(<FirstSteps admin />);
  await waitFor(() => expect(localStorage.getItem("claimdesk.seen.first-steps")).toBe("1"));
  expect(screen.queryByRole("region", { name: "First steps" })).toBeNull();
  expect(calls).toHaveLength(4);
});
