// Tests of the picture, video or sound in the verdict form: rows of addresses, errors of the server at their rows.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { claimFile, draft, RATINGS } from "../../../../../tests/claims";
import { serve, show } from "../../../../../tests/render";
import { VerdictForm } from "../verdict-form";

const row = (url: string) => ({ url, archived_url: "" });
const media = {
  type: "image" as const,
  authenticity: "staged" as const,
  appearances: [row(""), row("https://social.example/1")],
  original_url: "",
  original_context: "",
};
const filled = { ...draft("Right."), rationale: "It is." };

function form(draft: typeof filled & { media?: typeof media }) {
  return (
    <VerdictForm claim={claimFile(3, { verdict: { draft } })} ratings={RATINGS} guide={undefined} account="nadia" />
  );
}

it("shows an error of the server at the row of its address", async () => {
  const errors = [{ pointer: "/media/appearances/0/url", detail: "is not a web address", code: "not_a_web_address" }];
  const refusal = { title: "Not valid", errors };
  serve(({ method }) =>
    method === "POST"
      ? { status: 422, body: refusal }
      : { status: 200, body: claimFile(4, { verdict: { draft: { ...filled, media } } }) },
  );
  show(form({ ...filled, media }));
  await userEvent.click(await screen.findByRole("button", { name: "Submit for approval" }));
  await waitFor(() => expect(screen.getByLabelText("Address 2").getAttribute("aria-invalid")).toBe("true"));
  expect(screen.getByLabelText("Address 1").getAttribute("aria-invalid")).not.toBe("true");
});

it("adds an address to an empty form", async () => {
  const calls = serve(({ body }) => ({
    status: 200,
    body: claimFile(4, { verdict: { draft: body as typeof filled } }),
  }));
  show(form(filled));
  await userEvent.click(await screen.findByText("Picture, video or sound"));
  await userEvent.click(screen.getByRole("button", { name: "Add another address" }));
  expect(await screen.findByLabelText("Address 2")).toBeTruthy();
  // The draft keeps both rows.
  const two = { media: { appearances: [row(""), row("")] } };
  await waitFor(() => expect(calls.at(-1)).toMatchObject({ method: "PUT", body: two }), { timeout: 5000 });
});
