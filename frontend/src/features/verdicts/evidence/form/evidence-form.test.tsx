// Tests of the evidence form: sources without an address, a stance that is chosen.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { claimFile } from "../../../../../tests/claims";
import { serve, show } from "../../../../../tests/render";
import { EvidenceForm } from "./evidence-form";

beforeEach(() => localStorage.clear());

const add = () => userEvent.click(screen.getByRole("button", { name: "Add" }));

it("has no stance until one is chosen", async () => {
  const calls = serve(() => ({ status: 201, body: {} }));
  show(<EvidenceForm claim={claimFile(3)} onDone={() => undefined} />);
  await userEvent.type(await screen.findByLabelText("Address"), "https://observers.example/register");
  for (const radio of screen.getAllByRole("radio")) expect((radio as HTMLInputElement).checked).toBe(false);
  await add();
  expect(await screen.findByText(/Choose whether it supports/)).toBeTruthy();
  expect(calls).toEqual([]);
  await userEvent.click(screen.getByRole("radio", { name: "Refutes" }));
  await add();
  await waitFor(() => expect(calls[0]?.body).toMatchObject({ stance: "refutes" }));
});

it("takes an interview without an address, with who, when and where", async () => {
  const calls = serve(() => ({ status: 201, body: {} }));
  show(<EvidenceForm claim={claimFile(3)} onDone={() => undefined} />);
  await userEvent.selectOptions(await screen.findByLabelText("Kind of source"), "Interview");
  expect(screen.queryByLabelText("Address")).toBeNull();
  await userEvent.click(screen.getByRole("radio", { name: "Supports" }));
  await add();
  expect(await screen.findByText("Say who it comes from.")).toBeTruthy();
  expect(screen.getByText("Say when it was.")).toBeTruthy();
  expect(calls).toEqual([]);
  await userEvent.type(screen.getByLabelText("Who"), "لينا ماروث");
  await userEvent.type(screen.getByLabelText("When"), "2026-03-02");
  await userEvent.type(screen.getByLabelText("Where"), "Ardel");
  // Arabic is typed from its own side.
  expect(screen.getByLabelText("Who").getAttribute("dir")).toBe("auto");
  await add();
  await waitFor(() => expect(calls.length).toBeGreaterThan(0));
  expect(calls[0]?.body).toMatchObject({
    stance: "supports",
    offline: { kind: "interview", who: "لينا ماروث", at: "2026-03-02", place: "Ardel" },
  });
  expect(calls[0]?.body).not.toHaveProperty("url");
});
