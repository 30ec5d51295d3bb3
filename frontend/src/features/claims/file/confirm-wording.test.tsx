// Tests of the wording that nobody has confirmed.
import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { claimFile } from "../../../../tests/claims";
import { serve, show } from "../../../../tests/render";
import type { ClaimFile } from "../../../api/types";
import { useKeyListener } from "../../../ui/controls/shortcuts";
import { ConfirmWording } from "./confirm-wording";

const open = claimFile(3, { actions: [{ name: "confirm_wording", allowed: true }] });

function Desk({ claim }: { claim: ClaimFile }) {
  useKeyListener();
  return <ConfirmWording claim={claim} />;
}

it("is confirmed by a button and by one key", async () => {
  const calls = serve(() => ({ status: 200, body: claimFile(4, { statement_is_machine: false }) }));
  show(<Desk claim={open} />);
  await userEvent.click(await screen.findByRole("button", { name: "Confirm wording" }));
  await waitFor(() => expect(calls).toHaveLength(1));
  fireEvent.keyDown(document.body, { key: "w" });
  await waitFor(() => expect(calls).toHaveLength(2));
  for (const call of calls) {
    expect(call).toMatchObject({ method: "POST", ifMatch: '"3"' });
    expect(call.path).toMatch(/\/wording\/confirmation$/);
  }
});

it("is absent once a person has confirmed or written it", async () => {
  show(
    <>
      <Desk claim={{ ...open, statement_is_machine: false }} />
      <p>end</p>
    </>,
  );
  await screen.findByText("end");
  expect(screen.queryByRole("button")).toBeNull();
});
