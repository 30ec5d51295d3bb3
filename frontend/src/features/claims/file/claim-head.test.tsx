// Tests of the head of a claim: its sentence in one place, the rest folded.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { claimFile } from "../../../../tests/claims";
import { serve, show } from "../../../../tests/render";
import { choose } from "../../../lib/device/preferences";
import { ClaimHead } from "./claim-head";

const claim = claimFile(1, {
  statement_is_machine: false,
  statement: "At least 214 people were killed in Korda on 19 February 2026.",
  wording: { statement: "", by: { id: "n", name: "Nadia" }, at: "2026-03-18T09:00:00Z", reason: "Names the day" },
  appearances: [
    {
      id: "01890000-0000-7000-8000-0000000000d1",
      article: claimFile(1).article,
      span: { start: 0, end: 22 },
      quote: "214 people were killed",
      prefix: "",
      suffix: "",
      values: [],
      claimant: claimFile(1).claimant,
    },
  ],
});
const details = async () => (await screen.findByText("Details")).closest("details");

afterEach(() => {
  choose("details", null);
});

it("shows the sentence once; its quote and its former wording are folded away", async () => {
  serve(() => ({ status: 200, body: { items: [] } }));
  show(<ClaimHead claim={claim} level={2} />);
  expect(await screen.findByRole("heading", { name: claim.statement })).toBeTruthy();
  const folded = await details();
  expect(folded?.open).toBe(false);
  expect(folded?.contains(screen.getByText("214 people were killed"))).toBe(true);
  expect(folded?.contains(screen.getByText("214 people were killed in Korda."))).toBe(true);
  expect(screen.getByText(/Reworded by Nadia/)).toBeTruthy();
});

it("keeps the details unfolded for the next claim, once they were", async () => {
  serve(() => ({ status: 200, body: { items: [] } }));
  show(<ClaimHead claim={claim} level={2} />);
  await userEvent.click(await screen.findByText("Details"));
  await waitFor(() => expect(localStorage.getItem("claimdesk.details")).toBe("open"));
  expect((await details())?.open).toBe(true);
});

it("names the source where the article is not next to the claim", async () => {
  serve(() => ({ status: 200, body: { items: [] } }));
  show(<ClaimHead claim={claim} level={1} />);
  const folded = await details();
  const sources = screen.getAllByText("Velka Daily");
  expect(sources).toHaveLength(1);
  expect(folded?.contains(sources[0] ?? null)).toBe(false);
});
