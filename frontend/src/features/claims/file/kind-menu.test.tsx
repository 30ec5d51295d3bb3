// Tests of the kind menu: one key or one click corrects the kind, for those who may.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { claimFile } from "../../../../tests/claims";
import { serve, show } from "../../../../tests/render";
import { KindMenu } from "./kind-menu";

const offer = (allowed: boolean) => [{ name: "reword" as const, allowed }];

it("takes the second kind with one click, from the version that is shown", async () => {
  const calls = serve(() => ({ status: 200, body: claimFile(4, { kind: "event" }) }));
  show(<KindMenu claim={claimFile(3, { kind: "casualties", second_kind: "event", actions: offer(true) })} />);
  await userEvent.click(await screen.findByRole("button", { name: "or Event?" }));
  await waitFor(() => expect(calls).toHaveLength(1));
  expect(calls[0]).toMatchObject({ method: "PATCH", ifMatch: '"3"', body: { kind: "event" } });
});

it("opens nothing for those who may not correct it", async () => {
  show(<KindMenu claim={claimFile(3, { kind: "casualties", second_kind: "event", actions: offer(false) })} />);
  await screen.findByText("Casualties");
  expect(screen.queryByRole("button", { name: /correct the kind/ })).toBeNull();
  expect(screen.queryByRole("button", { name: "or Event?" })).toBeNull();
});
