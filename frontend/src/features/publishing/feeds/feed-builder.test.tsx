// Tests of the feed builder: items, empty feed, filter errors.
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { serve, show } from "../../../../tests/render";
import type { FeedChoice } from "./address";
import { FeedBuilder } from "./feed-builder";

const ITEM = {
  id: "urn:uuid:1",
  url: "https://desk.example/verdicts/1",
  title: "False: the bridge is closed",
  summary: "It has been open since Monday.",
  date_modified: "2026-03-18T09:00:00Z",
  tags: ["False", "bridges"],
  _factcheck: { rating: { label: "False", color: "#b3261e" }, claimant: null, outlet: "Velka Daily" },
};

function build(choice: FeedChoice, open = true) {
  const onChange = vi.fn();
  show(
    <FeedBuilder
      choice={choice}
      ratings={[]}
      open={open}
      onOpen={() => undefined}
      onClose={() => undefined}
      onChange={onChange}
    />,
  );
  return onChange;
}

it("shows the first items and the address of each format", async () => {
  const calls = serve(() => ({ status: 200, body: { items: [ITEM] } }));
  build({ topic: "bridges" });
  expect(await screen.findByRole("link", { name: ITEM.title })).toBeTruthy();
  const csv = screen.getByRole("link", { name: /\.csv\?topic=bridges$/ });
  expect(csv.getAttribute("href")).toBe(`${window.location.origin}/feeds/verdicts.csv?topic=bridges`);
  expect(calls.map(({ path }) => path)).toContain("/feeds/verdicts.json");
});

it("says that nothing fits", async () => {
  serve(() => ({ status: 200, body: { items: [] } }));
  build({ stream: "corrections" });
  expect(await screen.findByText(/^No matching/)).toBeTruthy();
  expect(screen.queryByText("CSV")).toBeNull();
});

it("says at its field what is wrong with a filter, and gives no address out that does not work", async () => {
  serve(() => ({
    status: 400,
    body: { title: "Bad query", errors: [{ pointer: "/since", detail: "must be a date" }] },
  }));
  build({ since: "yesterday" });
  expect(await screen.findByText("must be a date")).toBeTruthy();
  expect(screen.getByDisplayValue("yesterday")).toBeTruthy();
  expect(screen.queryByText("JSON Feed")).toBeNull();
});

it("hears of a word once, after a pause", async () => {
  serve(() => ({ status: 200, body: { items: [ITEM] } }));
  const onChange = build({});
  await userEvent.type(await screen.findByPlaceholderText("Every outlet"), "Velka ");
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledWith({ outlet: "Velka" }, true), 3000);
  expect(onChange).toHaveBeenCalledTimes(1);
});

it("shows addresses alone while it is closed", async () => {
  serve(() => ({ status: 200, body: { items: [ITEM] } }));
  build({}, false);
  expect(await screen.findByText("JSON Feed")).toBeTruthy();
  expect(screen.queryByPlaceholderText("Every outlet")).toBeNull();
});

it.each([
  ["private, max-age=0, must-revalidate", 1],
  ["public, max-age=0, must-revalidate", 0],
])("says how subscribers get in where feeds are for them alone: %s", async (policy, notes) => {
  vi.stubGlobal("fetch", async () => Response.json({ items: [ITEM] }, { headers: { "Cache-Control": policy } }));
  build({});
  expect(await screen.findByRole("link", { name: ITEM.title })).toBeTruthy();
  expect(screen.queryAllByText(/with the scope feeds:read as the password/)).toHaveLength(notes);
});
