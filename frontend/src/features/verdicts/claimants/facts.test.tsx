// Tests of the facts about a claimant: records whose names look the same are named and linked.
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { show } from "../../../../tests/render";
import type { ClaimantFile } from "../../../api/types";
import { Facts } from "./facts";

const RECORD: ClaimantFile = {
  id: "r1",
  etag: '"claimant-r1-1"',
  url: "/claimants/lena-maroth-r1",
  kind: "person",
  name: "Lena Maroth",
  description: null,
  wikidata: null,
  same_as: [],
  roles: [],
  spellings: [],
  merged_into: null,
  merged: [],
  claim_count: 0,
  verdict_count: 0,
  claims: [],
  look_alikes: [],
};

it("links records whose names look the same", async () => {
  show(<Facts claimant={{ ...RECORD, look_alikes: [{ id: "r2", name: "Lеna Maroth", kind: "person" }] }} />);
  const link = await screen.findByRole("link", { name: "Lеna Maroth" });
  expect(link.getAttribute("href")).toBe("/editor/claimants/r2");
});

it("says nothing of look-alikes if no record has such a name", async () => {
  show(<Facts claimant={RECORD} />);
  expect(await screen.findByText("Public page")).toBeTruthy();
  expect(screen.queryByText("Names that look the same")).toBeNull();
});
