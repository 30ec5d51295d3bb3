// Tests of the job list: readable failures, run again.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { serve, show } from "../../../../tests/render";
import type { Job } from "../../../api/types";
import { JobList } from "./job-list";

const at = "2026-03-18T09:00:00Z";
const job = (id: string, change: Partial<Job> = {}): Job => ({
  id,
  kind: "analyse",
  state: "failed",
  attempts: 5,
  created_at: at,
  run_at: at,
  failed_at: at,
  last_error: "deadline has elapsed",
  article: { id: "a1", title: "Bridge reopens" },
  ...change,
});

it("says what failed for a person, and what the server said only when asked", async () => {
  show(<JobList jobs={[job("1")]} />);
  expect(await screen.findByText("The claims of this article could not be found.")).toBeTruthy();
  expect(screen.getByText("5 attempts")).toBeTruthy();
  const raw = screen.getByText("deadline has elapsed").closest("details");
  expect(raw?.open).toBe(false);
});

it("restarts one, and takes a colleague's retry for its own", async () => {
  const calls = serve(({ method }) => (method === "POST" ? { status: 409, body: { title: "Conflict" } } : undefined));
  show(<JobList jobs={[job("1")]} />);
  await userEvent.click(await screen.findByRole("button", { name: "Try again: Find claims, Bridge reopens" }));
  await waitFor(() => expect(calls.map(({ path }) => path)).toEqual(["/api/v1/jobs/1/retry"]));
  expect(screen.queryByRole("alert")).toBeNull();
});

it("offers no retry for what still waits, nor hides work that it does not know", async () => {
  show(<JobList jobs={[job("1", { state: "waiting", failed_at: null, kind: "count_votes", article: null })]} />);
  expect(await screen.findByText("Other work")).toBeTruthy();
  expect(screen.getByText(/next attempt/)).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});
