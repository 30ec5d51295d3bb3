// Tests of the decisions about a verdict: places that stay, publication that asks, withdrawal, cancelled corrections.
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { claimFile, nadia, RATINGS, revision } from "../../../../tests/claims";
import { serve, show } from "../../../../tests/render";
import type { ActionName, ClaimFile } from "../../../api/types";
import { VerdictSection } from "./verdict-section";

beforeEach(() => localStorage.clear());

const DECISIONS: ActionName[] = ["approve", "publish", "return", "withdraw"];
const offers = (...allowed: ActionName[]) =>
  DECISIONS.map((name) => ({ name, allowed: allowed.includes(name), reason: allowed.includes(name) ? null : "No." }));
const waiting = (state: "submitted" | "approved", change: Partial<ClaimFile> = {}) =>
  claimFile(3, {
    state,
    verdict: { current: revision() },
    actions: offers(...((state === "submitted" ? ["approve", "return"] : ["publish", "return"]) as ActionName[])),
    ...change,
  });

function section(claim: ClaimFile, account = "somebody") {
  show(<VerdictSection claim={claim} ratings={RATINGS} guides={[]} people={[]} account={account} take={null} />);
}

const buttons = () => screen.getAllByRole("button").map((button) => button.textContent);

it("keeps each decision in its place whether it is possible or not", async () => {
  section(waiting("submitted"));
  await screen.findByRole("button", { name: "Approve" });
  const before = buttons();
  document.body.innerHTML = "";
  section(waiting("approved"));
  const approve = await screen.findByRole("button", { name: "Approve" });
  expect(buttons()).toEqual(before);
  expect(approve.getAttribute("aria-disabled")).toBe("true");
});

it("shows what goes out before it publishes, and nothing waits for Enter on the way", async () => {
  const calls = serve(() => ({
    status: 200,
    body: claimFile(4, { state: "published", verdict: { current: revision() } }),
  }));
  section(waiting("approved"));
  await userEvent.click(await screen.findByRole("button", { name: "Publish" }));
  const dialog = await screen.findByRole("dialog", { name: "Publish this verdict" });
  expect(dialog.textContent).toContain(claimFile(3).statement);
  expect(dialog.textContent).toContain(revision().summary);
  expect(dialog.textContent).toContain("Nobody has confirmed the automatic wording");
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
  await userEvent.keyboard("{Enter}{Enter}");
  expect(calls).toEqual([]);
  await userEvent.click(within(dialog).getByRole("button", { name: "Publish" }));
  await waitFor(() => expect(calls).toHaveLength(1));
  // The server counts the seconds, so that a closed tab changes nothing.
  expect(calls[0]).toMatchObject({ method: "POST", ifMatch: '"3"', body: { hold_seconds: 10 } });
  expect(calls[0]?.path).toMatch(/\/verdict\/publication$/);
});

it("says nothing about the wording once a person has confirmed it", async () => {
  section(waiting("approved", { statement_is_machine: false }));
  await userEvent.click(await screen.findByRole("button", { name: "Publish" }));
  const dialog = await screen.findByRole("dialog");
  expect(dialog.textContent).not.toContain("automatic wording");
});

it("offers the author, and nobody else, to withdraw what was submitted", async () => {
  const calls = serve(() => ({ status: 200, body: claimFile(4) }));
  const own = waiting("submitted", { actions: offers("withdraw") });
  section(own);
  await screen.findByRole("button", { name: "Approve" });
  expect(screen.queryByRole("button", { name: "Withdraw" })).toBeNull();
  document.body.innerHTML = "";
  section(own, nadia.id);
  await userEvent.click(await screen.findByRole("button", { name: "Withdraw" }));
  await waitFor(() => expect(calls.map(({ path }) => path.split("/").at(-1))).toEqual(["withdrawal"]));
});

it("lets a correction be cancelled, and the public verdict stays", async () => {
  const published = {
    slug: "x",
    url: "/verdicts/x",
    published_at: "2026-03-18T09:00:00Z",
    standing: "published" as const,
    revision: 1,
  };
  const calls = serve(() => ({ status: 200, body: claimFile(4, { state: "published", published }) }));
  const actions = (["save_draft", "correct"] as const).map((name) => ({ name, allowed: true }));
  section(claimFile(3, { state: "published", published, verdict: { current: revision() }, actions }));
  await userEvent.click(await screen.findByRole("button", { name: "Cancel the correction" }));
  const sent = () => calls.filter(({ method }) => method !== "GET").map(({ path }) => path.split("/").at(-1));
  await waitFor(() => expect(sent()).toEqual(["release"]));
});

it("shows a retracted verdict as retracted", async () => {
  section(claimFile(3, { state: "retracted", verdict: { current: revision() }, actions: [] }));
  expect((await screen.findByText("True")).tagName).toBe("S");
});

it("shows who approves which points of the checklist are ticked", async () => {
  const checklist = [
    { question: "Asked the claimant?", required: true, ticked: true },
    { question: "Date checked?", required: false, ticked: false },
  ];
  section(waiting("submitted", { verdict: { current: revision({ checklist }) } }));
  const list = await screen.findByRole("list", { name: "Checklist" });
  const points = within(list).getAllByRole("listitem");
  expect(points.map((point) => point.textContent)).toEqual([
    "Ticked: Asked the claimant? (required)",
    "Not ticked: Date checked?",
  ]);
});
