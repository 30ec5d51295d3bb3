// Tests of the endpoint form: conflicts are shown, typed text is not lost.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { serve, show } from "../../../../tests/render";
import type { Endpoint } from "../../../api/types";
import { EndpointForm } from "./endpoint-form";

const KINDS = {
  webhook: ["article.ingested", "verdict.published", "verdict.retracted"],
  chat: ["verdict.published", "tip.received"],
};

function endpoint(version: number, change: Partial<Endpoint> = {}): Endpoint {
  return {
    id: "01890000-0000-7000-8000-0000000000e1",
    etag: `"${version}"`,
    url: "https://site.example/hook",
    description: "The website",
    shape: "webhook",
    language: "en",
    kinds: [],
    state: "active",
    waiting: 0,
    created_by: { id: "01890000-0000-7000-8000-000000000001", name: "Nadia" },
    created_at: "2026-03-18T09:00:00Z",
    ...change,
  };
}

it("adds one that hears of what was chosen, and hands its secret over", async () => {
  const calls = serve(() => ({ status: 201, body: { ...endpoint(1), secret: "whsec_once" } }));
  const onAdded = vi.fn();
  show(<EndpointForm kinds={KINDS} onAdded={onAdded} onDone={() => undefined} />);
  await userEvent.type(await screen.findByLabelText("Address"), " https://site.example/hook ");
  await userEvent.click(screen.getByRole("button", { name: "Add the endpoint" }));
  expect(await screen.findByText("Enter a purpose.")).toBeTruthy();
  expect(calls).toEqual([]);
  await userEvent.type(screen.getByLabelText("Purpose"), "The website");
  await userEvent.click(screen.getByRole("button", { name: "Add the endpoint" }));
  await waitFor(() => expect(onAdded).toHaveBeenCalledWith("https://site.example/hook", "whsec_once"));
  expect(calls[0]?.body).toEqual({
    url: "https://site.example/hook",
    description: "The website",
    kinds: [],
    shape: "webhook",
    language: "en",
  });
});

it("adds a chat channel without a secret, for news that channels get", async () => {
  const calls = serve(() => ({ status: 201, body: { ...endpoint(1), shape: "slack", secret: null } }));
  const onAdded = vi.fn();
  show(<EndpointForm kinds={KINDS} onAdded={onAdded} onDone={() => undefined} />);
  await userEvent.selectOptions(await screen.findByLabelText("Kind of endpoint"), "Slack channel");
  expect(screen.getByText(/no words/)).toBeTruthy();
  await userEvent.type(screen.getByLabelText("Address"), "https://hooks.slack.example/services/T/B/x");
  await userEvent.type(screen.getByLabelText("Purpose"), "Desk chat");
  await userEvent.click(screen.getByLabelText("Selected events"));
  await userEvent.click(screen.getByPlaceholderText("Choose"));
  await userEvent.click(await screen.findByRole("option", { name: "Readers’ questions wait", hidden: true }));
  await userEvent.click(screen.getByRole("button", { name: "Add the endpoint" }));
  await waitFor(() => expect(calls).toHaveLength(1));
  expect(calls[0]?.body).toEqual({
    url: "https://hooks.slack.example/services/T/B/x",
    description: "Desk chat",
    kinds: ["tip.received"],
    shape: "slack",
    language: "en",
  });
  expect(onAdded).not.toHaveBeenCalled();
});

it("says at the field what the server refuses", async () => {
  serve(() => ({
    status: 422,
    body: { title: "Invalid", errors: [{ pointer: "/url", detail: "leads to a private address" }] },
  }));
  show(<EndpointForm endpoint={endpoint(1)} kinds={KINDS} onDone={() => undefined} />);
  await userEvent.click(await screen.findByRole("button", { name: "Save" }));
  expect(await screen.findByText("leads to a private address")).toBeTruthy();
});

it("says that somebody else was faster, keeps what was typed, and saves it on top when told again", async () => {
  const theirs = endpoint(2, { description: "The old website", kinds: ["verdict.published"] });
  const calls = serve(({ method, ifMatch }) => {
    if (method === "GET") return { status: 200, body: theirs };
    return ifMatch === '"2"'
      ? { status: 200, body: endpoint(3, { description: "The new website" }) }
      : { status: 412, body: { title: "Stale" } };
  });
  const onDone = vi.fn();
  show(<EndpointForm endpoint={endpoint(1)} kinds={KINDS} onDone={onDone} />);
  const description = await screen.findByLabelText("Purpose");
  await userEvent.clear(description);
  await userEvent.type(description, "The new website");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("A colleague changed this endpoint")).toBeTruthy();
  expect(screen.getByText(/The old website; events: verdict published/)).toBeTruthy();
  expect(screen.getByDisplayValue("The new website")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(calls.at(-1)).toMatchObject({ ifMatch: '"2"', body: { description: "The new website" } });
});
