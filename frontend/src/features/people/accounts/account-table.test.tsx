// Tests of deactivation: the work of the person is listed and handed over.
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { claimFile, nadia } from "../../../../tests/claims";
import { serve, show } from "../../../../tests/render";
import { AccountTable } from "./account-table";

const rob = { id: "01890000-0000-7000-8000-000000000002", name: "Rob Stone", role: "reviewer" as const };
const details = {
  email: "rob@desk.test",
  created_at: "2026-03-18T09:00:00Z",
  signed_in_at: null,
  deactivated_at: null,
  same_mailbox: [],
};

it("names the accounts that share a mailbox", async () => {
  const twin = { id: nadia.id, name: nadia.name };
  show(<AccountTable accounts={[{ ...rob, details: { ...details, same_mailbox: [twin] } }]} me={nadia.id} />);
  expect(await screen.findByText(new RegExp(`Same mailbox as ${nadia.name}`))).toBeTruthy();
});

it("lists what a person holds before deactivation and hands it over to the colleague of the admin’s choice", async () => {
  const calls = serve(({ path }) => {
    if (path.endsWith("/work"))
      return {
        status: 200,
        body: { claims: [claimFile(3)], readings: [claimFile(4)], scheduled: [claimFile(5)] },
      };
    if (path.endsWith("/accounts")) return { status: 200, body: { items: [rob, { ...nadia, role: "editor" }] } };
    return { status: 204 };
  });
  show(<AccountTable accounts={[{ ...rob, details }]} me={nadia.id} />);
  await userEvent.click(await screen.findByRole("button", { name: /Rob Stone/ }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Deactivate…" }));
  const work = await screen.findByRole("region", { name: "Work to hand over" });
  expect(work.textContent).toContain("1 claim in work");
  expect(work.textContent).toContain("1 open second review");
  expect(work.textContent).toContain("1 scheduled publication");
  const choice = within(work).getByLabelText("Hand over to");
  await waitFor(() =>
    expect(
      within(choice)
        .getAllByRole("option")
        .map(({ textContent }) => textContent),
    ).toEqual(["The queue", "Nadia"]),
  );
  await userEvent.selectOptions(choice, "Nadia");
  await userEvent.click(screen.getByRole("button", { name: "Deactivate" }));
  await waitFor(() => expect(calls.at(-1)?.path).toMatch(/accounts/));
  const sent = calls.find(({ path }) => path.endsWith("/deactivation"));
  expect(sent?.body).toMatchObject({ hand_over_to: nadia.id });
});

it("takes the name of somebody who has left off published verdicts", async () => {
  const calls = serve(() => ({ status: 204 }));
  const left = { ...details, deactivated_at: "2026-03-20T09:00:00Z" };
  show(<AccountTable accounts={[{ ...rob, details: left }]} me={nadia.id} />);
  await userEvent.click(await screen.findByRole("button", { name: /Rob Stone/ }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Take the name off published verdicts" }));
  await waitFor(() => expect(calls).toHaveLength(1));
  expect([calls[0]?.method, calls[0]?.path]).toEqual(["DELETE", `/api/v1/accounts/${rob.id}/byline`]);
});
