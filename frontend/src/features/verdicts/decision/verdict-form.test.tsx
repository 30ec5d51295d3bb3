// Tests of the verdict form: autosave and conflicts.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { claimFile, draft, RATINGS } from "../../../../tests/claims";
import { serve, show } from "../../../../tests/render";
import type { Guide } from "../../../api/types";
import { findCopy, keepCopy } from "../../../lib/device/local-copy";
import { VerdictForm } from "./verdict-form";

const ME = "nadia";
const claim = claimFile(3);

beforeEach(() => localStorage.clear());

async function write(text: string) {
  await userEvent.type(await screen.findByLabelText("Summary"), text);
}

it("saves what is typed after a pause, against the version it stands on", async () => {
  const calls = serve(() => ({ status: 200, body: claimFile(4, { verdict: { draft: draft("Right.") } }) }));
  show(<VerdictForm claim={claim} ratings={RATINGS} guide={undefined} account={ME} />);
  await write("Right.");
  await waitFor(() => expect(screen.getByText(/^Saved/)).toBeTruthy());
  expect(calls).toHaveLength(1);
  expect(calls[0]).toMatchObject({ method: "PUT", ifMatch: '"3"', body: { summary: "Right." } });
  expect(findCopy(ME, `verdict/${claim.id}`)).toBeNull();
});

it("joins a draft with an unrelated change by a colleague without asking", async () => {
  const calls = serve(({ method, ifMatch }) => {
    if (method === "GET") return { status: 200, body: claimFile(4, { evidence_count: 1 }) };
    if (ifMatch === '"3"') return { status: 412, body: { title: "Stale" } };
    return { status: 200, body: claimFile(5, { verdict: { draft: draft("Right.") } }) };
  });
  show(<VerdictForm claim={claim} ratings={RATINGS} guide={undefined} account={ME} />);
  await write("Right.");
  await waitFor(() => expect(screen.getByText(/^Saved/)).toBeTruthy());
  expect(calls.map((call) => [call.method, call.ifMatch])).toEqual([
    ["PUT", '"3"'],
    ["GET", null],
    ["PUT", '"4"'],
  ]);
});

it("asks when a colleague wrote in the same field, and keeps both texts in sight", async () => {
  const calls = serve(({ method, ifMatch }) => {
    if (method === "GET") return { status: 200, body: claimFile(4, { verdict: { draft: draft("Theirs.") } }) };
    if (ifMatch === '"3"') return { status: 412, body: { title: "Stale" } };
    return { status: 200, body: claimFile(5, { verdict: { draft: draft("Mine.") } }) };
  });
  show(<VerdictForm claim={claim} ratings={RATINGS} guide={undefined} account={ME} />);
  await write("Mine.");
  const dialog = await screen.findByRole("dialog");
  expect(dialog.textContent).toContain("Theirs.");
  expect(dialog.textContent).toContain("Mine.");
  await userEvent.click(screen.getByRole("button", { name: "Save this version" }));
  await waitFor(() =>
    expect(calls.at(-1)).toMatchObject({
      method: "PUT",
      ifMatch: '"4"',
      body: { summary: "Mine.", rating: "true" },
    }),
  );
});

it("keeps a copy on this computer when the server refuses, and brings it back", async () => {
  serve(() => ({ status: 500, body: {} }));
  show(<VerdictForm claim={claim} ratings={RATINGS} guide={undefined} account={ME} />);
  await write("Typed");
  await waitFor(() => expect(screen.getByText(/Not saved:.*A copy is kept/)).toBeTruthy());
  expect(findCopy(ME, `verdict/${claim.id}`)?.mine.summary).toBe("Typed");
});

it("restores the copy when the form is opened again, and saves it", async () => {
  keepCopy(ME, `verdict/${claim.id}`, {
    from: { etag: '"3"', base: { summary: null } },
    mine: { rating: null, summary: "Kept", rationale: null },
  });
  const calls = serve(() => ({ status: 200, body: claimFile(4, { verdict: { draft: draft("Kept") } }) }));
  show(<VerdictForm claim={claim} ratings={RATINGS} guide={undefined} account={ME} />);
  expect(await screen.findByDisplayValue("Kept")).toBeTruthy();
  await waitFor(() => expect(calls.at(-1)).toMatchObject({ method: "PUT", body: { summary: "Kept" } }));
});

it("names what is missing before anything is submitted", async () => {
  const calls = serve(() => undefined);
  show(<VerdictForm claim={claim} ratings={RATINGS} guide={undefined} account={ME} />);
  await userEvent.click(await screen.findByRole("button", { name: "Submit for approval" }));
  expect(await screen.findByText("Choose a rating.")).toBeTruthy();
  expect(screen.getByText("Write a summary.")).toBeTruthy();
  expect(calls).toEqual([]);
});

it("shows the server's reason on a submit that is not allowed", async () => {
  serve(() => undefined);
  const refused = claimFile(3, {
    actions: [{ name: "submit", allowed: false, reason: "Needs a public source." }],
  });
  show(<VerdictForm claim={refused} ratings={RATINGS} guide={undefined} account={ME} />);
  const button = await screen.findByRole("button", { name: "Submit for approval" });
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(screen.getByText("Needs a public source.")).toBeTruthy();
});

const GUIDE: Guide = {
  kind: "casualties",
  etag: '"guide-casualties-1"',
  templates: [{ name: "Too high", summary: "{claimant} named {figure}.", rationale: "In {outlet}." }],
  checklist: [
    { question: "Asked the claimant?", required: true },
    { question: "Date checked?", required: false },
  ],
};

it("inserts a template with the details of the claim, and asks to replace what is left", async () => {
  const calls = serve(() => undefined);
  show(<VerdictForm claim={claim} ratings={RATINGS} guide={GUIDE} account={ME} />);
  await userEvent.click(await screen.findByRole("button", { name: "Insert a template" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Too high" }));
  expect(screen.getByLabelText("Summary")).toHaveProperty("value", "Irena Malko named {figure}.");
  expect(screen.getByDisplayValue("In Velka Daily.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Submit for approval" }));
  expect(await screen.findByText("Replace {figure}.")).toBeTruthy();
  expect(calls.filter(({ method }) => method === "POST")).toEqual([]);
});

it("keeps ticks with the draft, holds back while a required point is open, and sends them", async () => {
  const whole = { ...draft("Right."), rationale: "It is." };
  const calls = serve(({ method, body }) => ({
    status: method === "POST" ? 201 : 200,
    body: claimFile(4, { verdict: { draft: { ...whole, ticked: (body as { ticked: string[] }).ticked } } }),
  }));
  show(
    <VerdictForm claim={claimFile(3, { verdict: { draft: whole } })} ratings={RATINGS} guide={GUIDE} account={ME} />,
  );
  await userEvent.click(await screen.findByRole("checkbox", { name: "Date checked?" }));
  await userEvent.click(screen.getByRole("button", { name: "Submit for approval" }));
  expect(await screen.findByText("Required before the submission: Asked the claimant?")).toBeTruthy();
  expect(calls.filter(({ method }) => method === "POST")).toEqual([]);
  await userEvent.click(screen.getByRole("checkbox", { name: /Asked the claimant/ }));
  await userEvent.click(screen.getByRole("checkbox", { name: "Date checked?" }));
  expect(screen.getByText("One point is not ticked. The verdict says so.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Submit for approval" }));
  await waitFor(() =>
    expect(calls.at(-1)).toMatchObject({ method: "POST", body: { ticked: ["Asked the claimant?"] } }),
  );
  expect(calls.find(({ method }) => method === "PUT")?.body).toMatchObject({ rating: "true" });
});

it("keeps a picture with the draft, names what it lacks, and sends it", async () => {
  const place = { url: "https://social.example/1", archived_url: "" };
  const media = {
    type: "image" as const,
    authenticity: null,
    appearances: [place],
    original_url: "",
    original_context: "",
  };
  const whole = { ...draft("Right."), rationale: "It is.", media };
  const calls = serve(({ method, body }) => ({
    status: method === "POST" ? 201 : 200,
    body: claimFile(4, { verdict: { draft: { ...whole, media: (body as { media: typeof media }).media } } }),
  }));
  show(
    <VerdictForm
      claim={claimFile(3, { verdict: { draft: whole } })}
      ratings={RATINGS}
      guide={undefined}
      account={ME}
    />,
  );
  await userEvent.click(await screen.findByRole("button", { name: "Submit for approval" }));
  expect(await screen.findByText("Choose what was done to it.")).toBeTruthy();
  expect(calls).toEqual([]);
  await userEvent.selectOptions(screen.getByLabelText("What was done to it"), "Staged");
  await userEvent.click(screen.getByRole("button", { name: "Submit for approval" }));
  await waitFor(() =>
    expect(calls.at(-1)).toMatchObject({
      method: "POST",
      body: { media: { type: "image", authenticity: "staged", appearances: [{ url: "https://social.example/1" }] } },
    }),
  );
  expect(calls.find(({ method }) => method === "PUT")?.body).toMatchObject({
    media: { ...media, authenticity: "staged" },
  });
});

it("tells what is missing until it is written", async () => {
  serve(() => ({ status: 200, body: claimFile(4, { verdict: { draft: draft("Right.") } }) }));
  show(<VerdictForm claim={claim} ratings={RATINGS} guide={undefined} account={ME} />);
  await userEvent.click(await screen.findByRole("button", { name: "Submit for approval" }));
  expect(await screen.findByText("Write a summary.")).toBeTruthy();
  await write("Right.");
  expect(screen.queryByText("Write a summary.")).toBeNull();
  expect(screen.getByText("Explain how you reached the verdict.")).toBeTruthy();
});
