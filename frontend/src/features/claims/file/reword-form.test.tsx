// Tests of rewording: a colleague's wording is neither overwritten nor lost.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { claimFile } from "../../../../tests/claims";
import { serve, show } from "../../../../tests/render";
import { RewordForm } from "./reword-form";

async function reword(text: string) {
  const field = await screen.findByRole("textbox", { name: "Statement" });
  await userEvent.clear(field);
  await userEvent.type(field, text);
  await userEvent.click(screen.getByRole("button", { name: "Save the wording" }));
}

it("sends the wording with the version it began on, whatever arrived since", async () => {
  const calls = serve(() => ({ status: 200, body: claimFile(4, { statement: "Mine." }) }));
  const done = vi.fn();
  show(<RewordForm claim={claimFile(3)} onDone={done} />);
  await reword("Mine.");
  await waitFor(() => expect(done).toHaveBeenCalledOnce());
  expect(calls[0]).toMatchObject({
    method: "PATCH",
    ifMatch: '"3"',
    body: { statement: "Mine.", reason: null },
  });
});

it("shows theirs and mine when both reworded, and takes theirs on request", async () => {
  serve(({ method }) => {
    if (method === "GET") return { status: 200, body: claimFile(4, { statement: "Theirs." }) };
    return { status: 412, body: { title: "Stale" } };
  });
  show(<RewordForm claim={claimFile(3)} onDone={vi.fn()} />);
  await reword("Mine.");
  const dialog = await screen.findByRole("dialog");
  expect(dialog.textContent).toContain("Theirs.");
  expect(dialog.textContent).toContain("Mine.");
  await userEvent.click(screen.getByRole("button", { name: "Take theirs" }));
  expect(await screen.findByDisplayValue("Theirs.")).toBeTruthy();
});

it("keeps the wording in the form when the server does not answer", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("network")));
  show(<RewordForm claim={claimFile(3)} onDone={vi.fn()} />);
  await reword("Still here.");
  expect((await screen.findByRole("alert")).textContent).toContain("The server does not answer");
  expect(screen.getByDisplayValue("Still here.")).toBeTruthy();
});
