// Tests of the own by-line: off at first, and saved at once.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { serve, show } from "../../../../tests/render";
import { OwnByline } from "./own-byline";

it("is off until the person agrees, and sends each choice", async () => {
  const calls = serve(({ method, body }) => ({ status: 200, body: method === "PUT" ? body : { named: false } }));
  show(<OwnByline name="Nadia Orsic" />);
  const choice = await screen.findByRole("switch", { name: /^Readers may see my name: Nadia Orsic/ });
  expect((choice as HTMLInputElement).checked).toBe(false);
  await userEvent.click(choice);
  await waitFor(() => expect((choice as HTMLInputElement).checked).toBe(true));
  await userEvent.click(choice);
  await waitFor(() => expect((choice as HTMLInputElement).checked).toBe(false));
  const sent = calls.filter(({ method }) => method === "PUT");
  expect(sent.map(({ path, body }) => [path, body])).toEqual([
    ["/api/v1/me/byline", { named: true }],
    ["/api/v1/me/byline", { named: false }],
  ]);
});
