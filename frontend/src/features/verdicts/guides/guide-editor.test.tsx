// Tests of the guide editor: what is sent, faults in their place, a colleague's change.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { serve, show } from "../../../../tests/render";
import type { Guide } from "../../../api/types";
import { GuideEditor } from "./guide-editor";

const GUIDE: Guide = {
  kind: "casualties",
  etag: '"guide-casualties-1"',
  templates: [{ name: "Too high", summary: "{claimant}", rationale: "" }],
  checklist: [{ question: "Date checked?", required: false }],
};

it("sends the whole guide for the version that was opened", async () => {
  const calls = serve(() => ({ status: 200, body: { ...GUIDE, etag: '"guide-casualties-2"' } }));
  show(<GuideEditor guide={GUIDE} />);
  await userEvent.click(await screen.findByRole("button", { name: "Add a question" }));
  await userEvent.type(screen.getByRole("textbox", { name: "Question 2" }), "Asked?");
  const [, required] = screen.getAllByRole("switch", { name: "Required" });
  if (required) await userEvent.click(required);
  await userEvent.click(screen.getByRole("button", { name: "Remove the template Too high" }));
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(calls).toHaveLength(1));
  expect(calls[0]).toMatchObject({
    method: "PUT",
    path: "/api/v1/guides/casualties",
    ifMatch: '"guide-casualties-1"',
    body: {
      templates: [],
      checklist: [
        { question: "Date checked?", required: false },
        { question: "Asked?", required: true },
      ],
    },
  });
});

it("shows a fault where it is, and says when a colleague was faster", async () => {
  let status = 422;
  serve(() => ({
    status,
    body: { title: "Not valid", errors: [{ pointer: "/templates/0/summary", detail: "x", code: "used_twice" }] },
  }));
  show(<GuideEditor guide={GUIDE} />);
  await userEvent.type(await screen.findByLabelText("Name"), "!");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(screen.getByLabelText("Summary").getAttribute("aria-invalid")).toBe("true"));
  status = 412;
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText(/A colleague has changed this/)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Discard changes" }));
  expect(screen.getByLabelText("Name")).toHaveProperty("value", "Too high");
});
