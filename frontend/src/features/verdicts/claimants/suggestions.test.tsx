// Tests of suggested names: nothing is joined without a click, and each button says what it does.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { serve, show } from "../../../../tests/render";
import { Suggestions } from "./suggestions";

const PAGE = {
  items: [
    {
      name: "Maroth",
      claims: 3,
      newest_at: "2026-03-02T09:30:00Z",
      similar: [{ id: "r1", name: "Lena Maroth", kind: "person", likeness: "same_surname" }],
    },
  ],
  next_cursor: null,
};

it("adds a spelling or a record only when somebody says so", async () => {
  const calls = serve(({ method }) => (method === "GET" ? { status: 200, body: PAGE } : { status: 201, body: {} }));
  show(<Suggestions mayChange />);
  expect(await screen.findByText("same surname", { exact: false })).toBeTruthy();
  expect(calls.every(({ method }) => method === "GET")).toBe(true);
  await userEvent.click(screen.getByRole("button", { name: "Maroth is a spelling of Lena Maroth" }));
  await waitFor(() => expect(calls.filter(({ method }) => method === "POST")).toHaveLength(1));
  expect(calls.find(({ method }) => method === "POST")).toMatchObject({
    path: "/api/v1/claimants/r1/spellings",
    body: { name: "Maroth" },
  });
  await userEvent.click(screen.getByRole("button", { name: "New record for the organisation Maroth" }));
  await waitFor(() => expect(calls.filter(({ method }) => method === "POST")).toHaveLength(2));
  expect(calls.filter(({ method }) => method === "POST")[1]).toMatchObject({
    path: "/api/v1/claimants",
    body: { name: "Maroth", kind: "organisation" },
  });
});

it("offers nothing to those who only read", async () => {
  serve(() => ({ status: 200, body: PAGE }));
  show(<Suggestions mayChange={false} />);
  expect(await screen.findByText("Maroth", { exact: true })).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});
